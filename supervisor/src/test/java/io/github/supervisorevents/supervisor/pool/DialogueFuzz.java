package io.github.supervisorevents.supervisor.pool;

import io.github.supervisorevents.supervisor.state.ListenerState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever a listener says is understood or a breach, and means the same however it is cut into
 * pieces. It gets an event whenever it is ready.
 */
public final class DialogueFuzz {
  private static final int LONGEST_SHOWN = 1000;

  private DialogueFuzz() {}

  public static void fuzzerTestOneInput(byte[] said) {
    List<Heard> inBytes = hear(said, DialogueFuzz::nextByte);
    List<Heard> inLines = hear(said, DialogueFuzz::nextLine);

    // What a breach shows depends on what has come by then.
    if (!kinds(inBytes).equals(kinds(inLines))) {
      throw new AssertionError("byte by byte: " + inBytes + ", line by line: " + inLines);
    }
  }

  private static int nextByte(byte[] said, int from) {
    return from + 1;
  }

  private static int nextLine(byte[] said, int from) {
    int end = from;
    while (end < said.length && said[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, said.length);
  }

  private static List<Heard> hear(byte[] said, Cut cut) {
    ListenerDialogue dialogue = new ListenerDialogue();
    List<Heard> all = new ArrayList<>();
    for (int from = 0; from < said.length; ) {
      int end = cut.next(said, from);
      all.addAll(dialogue.hear(Arrays.copyOfRange(said, from, end)));
      if (dialogue.state() == ListenerState.READY) {
        dialogue.eventSent();
      }
      from = end;
    }
    return all;
  }

  @FunctionalInterface
  private interface Cut {
    int next(byte[] said, int from);
  }

  private static List<Object> kinds(List<Heard> heard) {
    List<Object> kinds = new ArrayList<>();
    for (Heard one : heard) {
      if (one instanceof Heard.Breach breach) {
        if (breach.found().length() > LONGEST_SHOWN) {
          throw new AssertionError("shown at length: " + breach);
        }
        kinds.add(Heard.Breach.class);
      } else {
        kinds.add(one);
      }
    }
    return kinds;
  }
}
