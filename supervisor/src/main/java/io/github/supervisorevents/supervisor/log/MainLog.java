package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The supervisor's own log, in supervisord's form:
 *
 * <pre>2026-11-20 09:00:00,123 INFO success: web entered RUNNING state, …</pre>
 */
public final class MainLog {
  private static final int BUFFER_BYTES = 8192;
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(1);

  private final LogLevel threshold;
  private final LineTime time;
  private final List<LogOutput> outputs;
  private final NativeBuffer buffer = NativeBuffer.allocate(BUFFER_BYTES);

  /**
   * A log on the given outputs.
   *
   * @param threshold the least important level that is written
   */
  public MainLog(LogLevel threshold, Clock clock, List<LogOutput> outputs) {
    this.threshold = threshold;
    this.time = new LineTime(clock);
    this.outputs = List.copyOf(outputs);
  }

  /** Something the operator must look at now. */
  public void critical(String message) {
    log(LogLevel.CRITICAL, message);
  }

  /** Something went wrong. */
  public void error(String message) {
    log(LogLevel.ERROR, message);
  }

  /** Something may go wrong. */
  public void warn(String message) {
    log(LogLevel.WARN, message);
  }

  /** What happens in ordinary life. */
  public void info(String message) {
    log(LogLevel.INFO, message);
  }

  /** For those who look for a mistake in a configuration. */
  public void debug(String message) {
    log(LogLevel.DEBUG, message);
  }

  /** For those who look for a mistake in the supervisor or a client. */
  public void trace(String message) {
    log(LogLevel.TRACE, message);
  }

  /** For those who look for a mistake in the supervisor. */
  public void blather(String message) {
    log(LogLevel.BLATHER, message);
  }

  /** True if lines of this level are written: worth asking before a costly message. */
  public boolean shows(LogLevel level) {
    return level.isShownAt(threshold);
  }

  /** Writes one line, if its level is shown. */
  public void log(LogLevel level, String message) {
    if (shows(level)) {
      String line = time.now() + " " + level.tag() + " " + message + "\n";
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      for (LogOutput output : outputs) {
        for (int done = 0; done < bytes.length; ) {
          done += buffer.fill(bytes, done);
          output.write(buffer);
        }
      }
    }
  }

  /** Closes its files and opens them anew: somebody has moved them away. */
  public void reopen() {
    outputs.forEach(LogOutput::reopen);
  }

  /**
   * Throws away what was written so far.
   *
   * @throws IOException if a file cannot be removed
   */
  public void clear() throws IOException {
    for (LogOutput output : outputs) {
      output.clear();
    }
  }

  /** The last line was written, and the loop is over: a slow reader has a second to take it. */
  public void close() {
    outputs.forEach(output -> output.flush(LAST_PATIENCE));
    outputs.forEach(LogOutput::close);
  }
}
