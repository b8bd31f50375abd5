package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.ProtocolException.Reason;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads what supervisord writes; one call reads one event. For one thread.
 *
 * <pre>
 *   ver:3.0 server:supervisor serial:21 pool:listener poolserial:10 eventname:PROCESS_COMMUNICATION_STDOUT len:46⏎
 *   processname:foo groupname:bar pid:123⏎
 *   the data
 *   └───────────── len code points or bytes, then at once the next header ─────────────┘
 * </pre>
 *
 * <p>A supervisor may add {@code bytes:N} to the header where the payload's length in bytes is not
 * {@code len}.
 */
final class EventReader {
  private static final int LONGEST_HEADER = 64 * 1024;

  private final InputBuffer input;
  private final PayloadLength payloadLength;
  private final int longestPayload;

  EventReader(InputBuffer input, PayloadLength payloadLength, int longestPayload) {
    this.input = input;
    this.payloadLength = payloadLength;
    this.longestPayload = longestPayload;
  }

  /** The next event; empty when the input ends before it. */
  Optional<Event> read() throws IOException {
    payloadLength.dropLateBytes();
    int lineFeed = input.lineFeed(LONGEST_HEADER);
    if (lineFeed < 0 && input.size() == 0) {
      return Optional.empty();
    }
    if (lineFeed < 0) {
      throw unfinishedHeader();
    }
    String line = input.take(lineFeed);
    input.skip(1);
    EventHeader header = EventHeader.parse(line);
    int bytes = payloadBytes(header, line);
    return Optional.of(Event.parse(header, input.take(bytes)));
  }

  private int payloadBytes(EventHeader header, String line) throws IOException {
    int len = length(header, "len", line);
    int bytes =
        header.tokens().containsKey("bytes")
            ? givenBytes(length(header, "bytes", line))
            : payloadLength.inBytes(len);
    if (bytes < 0) {
      throw new ProtocolException(
          Reason.END_WITHIN_PAYLOAD,
          "the input ended after " + input.size() + " bytes of a payload of " + len,
          line);
    }
    return bytes;
  }

  private int givenBytes(int bytes) throws IOException {
    return input.ensure(bytes) ? bytes : -1;
  }

  private int length(EventHeader header, String token, String line) throws ProtocolException {
    String text = header.tokens().get(token);
    if (text == null) {
      throw new ProtocolException(Reason.LENGTH_MISSING, token + " is missing", line);
    }
    long length;
    try {
      length = Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw new ProtocolException(
          Reason.LENGTH_NOT_A_NUMBER, token + " is \"" + text + "\", not a number", line);
    }
    if (length < 0) {
      throw new ProtocolException(Reason.LENGTH_NEGATIVE, token + " is below zero", line);
    }
    if (length > longestPayload) {
      throw new ProtocolException(
          Reason.LENGTH_ABOVE_LIMIT, token + " is above the limit of " + longestPayload, line);
    }
    return (int) length;
  }

  private ProtocolException unfinishedHeader() {
    int size = Math.min(input.size(), LONGEST_HEADER);
    return size == LONGEST_HEADER
        ? new ProtocolException(
            Reason.HEADER_TOO_LONG, "no line feed within " + size + " bytes", input.peek(200) + "…")
        : new ProtocolException(
            Reason.END_WITHIN_HEADER, "the input ended within a header", input.peek(size));
  }
}
