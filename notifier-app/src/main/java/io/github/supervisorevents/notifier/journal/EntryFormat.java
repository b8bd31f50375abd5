package io.github.supervisorevents.notifier.journal;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.listener.event.UnknownEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One entry as bytes; numbers are big-endian. Any thread.
 *
 * <pre>
 *   length  4   bytes after the checksum
 *   crc     4   CRC-32C of them
 *   time    8   microseconds since 1970
 *   text        header line, line feed, payload: UTF-8, as supervisord sent them
 * </pre>
 */
final class EntryFormat {
  /** Length and checksum. */
  static final int HEAD = 8;

  private static final int TIME = 8;

  /** The SDK takes no payload that is nearly as large: a length above this is no length. */
  private static final int LONGEST = 512 << 20;

  private EntryFormat() {}

  static byte[] write(Instant at, Event event) {
    byte[] text = text(event).getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + TIME + text.length);
    bytes.putLong(HEAD, ChronoUnit.MICROS.between(Instant.EPOCH, at)).put(HEAD + TIME, text);
    int length = TIME + text.length;
    return bytes.putInt(0, length).putInt(4, checksum(bytes.array(), HEAD, length)).array();
  }

  /** How many bytes follow an entry's head; -1 when this is none. */
  static int bodyLength(byte[] bytes, int head) {
    int length = ByteBuffer.wrap(bytes).getInt(head);
    return length < TIME || length > LONGEST ? -1 : length;
  }

  /** Whether the entry that begins here is what was written. */
  static boolean isWhole(byte[] bytes, int head, int bodyLength) {
    return ByteBuffer.wrap(bytes).getInt(head + 4) == checksum(bytes, head + HEAD, bodyLength);
  }

  static Instant time(byte[] bytes, int head) {
    return Instant.EPOCH.plus(ByteBuffer.wrap(bytes).getLong(head + HEAD), ChronoUnit.MICROS);
  }

  static Event event(byte[] bytes, int head, int bodyLength) {
    int start = head + HEAD + TIME;
    String text = new String(bytes, start, bodyLength - TIME, StandardCharsets.UTF_8);
    int lineFeed = text.indexOf('\n');
    return Event.parse(
        EventHeader.parse(text.substring(0, lineFeed)), text.substring(lineFeed + 1));
  }

  private static String text(Event event) {
    StringBuilder text = new StringBuilder(256);
    tokens(event.header().tokens(), text);
    text.append('\n');
    if (event.typed() instanceof UnknownEvent unknown) {
      return text.append(unknown.text()).toString();
    }
    tokens(event.payload(), text);
    return event.data().isEmpty()
        ? text.toString()
        : text.append('\n').append(event.data()).toString();
  }

  private static void tokens(Map<String, String> tokens, StringBuilder text) {
    boolean isFirst = true;
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      if (!isFirst) {
        text.append(' ');
      }
      isFirst = false;
      text.append(token.getKey()).append(':').append(token.getValue());
    }
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
