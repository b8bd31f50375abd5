package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whatever comes in is read or refused with a {@link ProtocolException}, and means the same however
 * it is cut into pieces.
 */
public final class EventReaderFuzz {
  private static final int LIMIT = 16 * 1024 * 1024;

  private EventReaderFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Outcome whole = read(new ByteArrayInputStream(input));
    Outcome inBytes = read(new Dripping(input));

    if (!inBytes.equals(whole)) {
      throw new AssertionError("in one piece: " + whole + ", byte by byte: " + inBytes);
    }
  }

  private static Outcome read(InputStream in) throws IOException {
    InputBuffer buffer = new InputBuffer(in);
    PayloadLength length = new PayloadLength(buffer, 0, new ListenerObserver() {});
    EventReader reader = new EventReader(buffer, length, LIMIT);
    List<Event> events = new ArrayList<>();
    try {
      while (true) {
        Optional<Event> event = reader.read();
        if (event.isEmpty()) {
          return new Outcome(events, "the end");
        }
        events.add(event.get());
      }
    } catch (ProtocolException documented) {
      return new Outcome(events, documented.reason().name());
    }
  }

  private record Outcome(List<Event> events, String end) {}

  private static final class Dripping extends ByteArrayInputStream {
    Dripping(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1));
    }
  }
}
