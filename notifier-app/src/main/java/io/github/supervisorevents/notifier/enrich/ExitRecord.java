package io.github.supervisorevents.notifier.enrich;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a process ended, as supervisord writes it into its own log:
 *
 * <pre>
 * 2026-11-20 09:00:00,123 WARN exited: web (exit status 3; not expected)
 * 2026-11-20 09:00:00,123 WARN exited: web (terminated by SIGKILL (core dumped); not expected)
 * </pre>
 *
 * <p>It is there even when the process runs again, and it knows the signal; RPC tells neither.
 *
 * @param at when
 * @param exitStatus its exit status; empty when a signal killed it
 * @param signal the signal that killed it
 */
record ExitRecord(Instant at, OptionalInt exitStatus, Optional<String> signal) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT);
  private static final Pattern LINE =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) \\w+ exited: (.+)"
              + " \\((?:exit status (\\d+)|terminated by (\\w+))"
              + "(?: \\(core dumped\\))?; (?:not )?expected\\)");

  private static final int TIME_OF = 1;
  private static final int NAME = 2;
  private static final int STATUS = 3;
  private static final int SIGNAL = 4;

  /**
   * The last record of a process at or after a time.
   *
   * @param log the end of supervisord's log
   * @param process the process's name, without its group: supervisord writes no more
   * @param zone the zone of the times in the log
   */
  static Optional<ExitRecord> last(String log, String process, Instant from, ZoneId zone) {
    String mark = " exited: " + process + " (";
    for (int at = log.lastIndexOf(mark); at >= 0; at = log.lastIndexOf(mark, at - 1)) {
      Optional<ExitRecord> record = of(lineAt(log, at), process, zone);
      if (record.isPresent()) {
        return record.filter(last -> !last.at().isBefore(from));
      }
    }
    return Optional.empty();
  }

  private static String lineAt(String log, int at) {
    int end = log.indexOf('\n', at);
    return log.substring(log.lastIndexOf('\n', at) + 1, end < 0 ? log.length() : end);
  }

  private static Optional<ExitRecord> of(String text, String process, ZoneId zone) {
    Matcher line = LINE.matcher(text);
    if (!line.find() || !line.group(NAME).equals(process)) {
      return Optional.empty();
    }
    try {
      Instant at = LocalDateTime.parse(line.group(TIME_OF), TIME).atZone(zone).toInstant();
      String status = line.group(STATUS);
      return Optional.of(
          new ExitRecord(
              at,
              status == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(status)),
              Optional.ofNullable(line.group(SIGNAL))));
    } catch (DateTimeParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
