package io.github.supervisorevents.supervisor.pool;

import io.github.supervisorevents.supervisor.event.OutputText;
import io.github.supervisorevents.supervisor.state.ListenerState;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The listener's half of the protocol, read byte by byte as it comes.
 *
 * <pre>
 *            READY\n             event sent            RESULT n\n and n bytes
 * ACKNOWLEDGED ────────▶ READY ────────────▶ BUSY ─────────────────▶ ACKNOWLEDGED
 * </pre>
 *
 * <p>Anything else leads to UNKNOWN and stays there. Lines and results have a limit, so a listener
 * that never ends its line cannot eat the supervisor's memory.
 */
final class ListenerDialogue {
  static final int MAX_RESULT_LINE_BYTES = 1024;
  static final int MAX_RESULT_BYTES = 16 * 1024 * 1024;

  private static final byte[] READY_LINE = "READY\n".getBytes(StandardCharsets.US_ASCII);
  private static final String RESULT_WORD = "RESULT ";
  private static final int SHOWN_BYTES = 100;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private ListenerState state = ListenerState.ACKNOWLEDGED;
  private int resultBytes = -1;

  /** Where the listener stands now. */
  ListenerState state() {
    return state;
  }

  /** The listener, which was READY, has been sent an event. */
  void eventSent() {
    if (state != ListenerState.READY) {
      throw new IllegalStateException("an event was sent to a listener that is " + state);
    }
    state = ListenerState.BUSY;
  }

  /** Takes what the listener wrote and says what it means, in order. */
  List<Heard> hear(byte[] data) {
    List<Heard> meaning = new ArrayList<>();
    for (int i = 0; i < data.length; i++) {
      hear(data, i, meaning);
    }
    return meaning;
  }

  private void hear(byte[] data, int at, List<Heard> meaning) {
    switch (state) {
      case ACKNOWLEDGED -> hearReady(data, at, meaning);
      case READY -> breach("nothing before an event", data, at, meaning);
      case BUSY -> hearResult(data, at, meaning);
      case UNKNOWN -> {}
    }
  }

  private void hearReady(byte[] data, int at, List<Heard> meaning) {
    if (data[at] != READY_LINE[heard.size()]) {
      breach("READY and a line feed", data, at, meaning);
      return;
    }
    heard.write(data[at]);
    if (heard.size() == READY_LINE.length) {
      enter(ListenerState.READY);
      meaning.add(new Heard.Ready());
    }
  }

  private void hearResult(byte[] data, int at, List<Heard> meaning) {
    if (resultBytes >= 0) {
      heard.write(data[at]);
    } else if (data[at] != '\n') {
      if (heard.size() == MAX_RESULT_LINE_BYTES) {
        breach("RESULT, a number and a line feed", data, at, meaning);
        return;
      }
      heard.write(data[at]);
      return;
    } else {
      resultBytes = lengthIn(heard.toString(StandardCharsets.UTF_8));
      if (resultBytes < 0) {
        breach("RESULT, a number and a line feed", data, at, meaning);
        return;
      }
      heard.reset();
    }
    if (heard.size() == resultBytes) {
      meaning.add(Heard.Result.of(heard.toByteArray()));
      enter(ListenerState.ACKNOWLEDGED);
    }
  }

  /** The number behind RESULT, -1 if there is none that can be meant. */
  private static int lengthIn(String line) {
    if (!line.startsWith(RESULT_WORD)) {
      return -1;
    }
    try {
      int length = Integer.parseInt(line.substring(RESULT_WORD.length()).strip());
      return length <= MAX_RESULT_BYTES ? length : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void breach(String expected, byte[] data, int at, List<Heard> meaning) {
    heard.write(data, at, Math.min(data.length - at, SHOWN_BYTES));
    byte[] all = heard.toByteArray();
    boolean cut = all.length > SHOWN_BYTES;
    byte[] shown = cut ? Arrays.copyOf(all, SHOWN_BYTES) : all;
    meaning.add(new Heard.Breach(expected, OutputText.literal(shown) + (cut ? "..." : "")));
    enter(ListenerState.UNKNOWN);
  }

  private void enter(ListenerState next) {
    state = next;
    heard.reset();
    resultBytes = -1;
  }
}
