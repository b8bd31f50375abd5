package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.SystemLog;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The system's log, a message a line, facility user, level info, as supervisord writes there.
 *
 * <pre>&lt;14&gt;Nov 20 09:00:00 supervisord: PREFIX LINE</pre>
 */
final class SyslogOutput implements LogOutput {
  private static final String PRIORITY = "<14>";
  private static final String TAG = " supervisord: ";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
  private static final int LONGEST_LINE = 8192;

  private final SystemLog log;
  private final String prefix;
  private final Clock clock;
  private final Losses losses;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  SyslogOutput(SystemLog log, String prefix, Clock clock, LogTrouble trouble) {
    this.log = log;
    this.prefix = prefix;
    this.clock = clock;
    this.losses = new Losses("syslog", trouble);
  }

  @Override
  public void write(NativeBuffer data) {
    ByteBuffer bytes = data.bytes();
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        send();
      } else {
        line.write(next);
        if (line.size() == LONGEST_LINE) {
          send();
        }
      }
    }
  }

  @Override
  public void reopen() {}

  @Override
  public void clear() {}

  @Override
  public void close() {
    if (line.size() > 0) {
      send();
    }
    log.close();
  }

  private void send() {
    String head = PRIORITY + TIME.format(ZonedDateTime.now(clock)) + TAG + prefix;
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    byte[] message = new byte[start.length + line.size()];
    System.arraycopy(start, 0, message, 0, start.length);
    System.arraycopy(line.toByteArray(), 0, message, start.length, line.size());
    line.reset();
    int result = log.send(message);
    if (result < 0) {
      losses.lost(message.length, Errno.ofResult(result));
    } else {
      losses.written();
    }
  }
}
