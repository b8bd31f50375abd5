package io.github.supervisorevents.supervisor.event;

import java.nio.charset.StandardCharsets;

/**
 * An event as the bytes that a listener reads.
 *
 * <pre>
 * ver:3.0 server:web-01 serial:21 pool:all poolserial:10 eventname:PROCESS_STATE_RUNNING len:59\n
 * processname:cat groupname:cat from_state:STARTING pid:19553
 * </pre>
 *
 * <p>{@code len} counts code points, as supervisord 4 counts them. Where the payload has more bytes
 * than that, one more token at the end of the header, {@code bytes:}, says how many.
 */
public final class EventFrame {
  private EventFrame() {}

  /**
   * Writes one event.
   *
   * @param server the supervisor's identifier
   * @param pool the name of the pool that gets it
   * @param poolSerial the event's place among all events of that pool
   */
  public static byte[] encode(String server, String pool, long poolSerial, NumberedEvent numbered) {
    String payload = numbered.event().payload();
    int codePoints = payload.codePointCount(0, payload.length());
    int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
    String frame =
        "ver:3.0 server:"
            + server
            + " serial:"
            + numbered.serial()
            + " pool:"
            + pool
            + " poolserial:"
            + poolSerial
            + " eventname:"
            + numbered.event().type()
            + " len:"
            + codePoints
            + (bytes == codePoints ? "" : " bytes:" + bytes)
            + "\n"
            + payload;
    return frame.getBytes(StandardCharsets.UTF_8);
  }
}
