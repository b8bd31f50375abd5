package io.github.supervisorevents.supervisor.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The short text that says how a process is: {@code pid 12, uptime 0:00:05}.
 *
 * @param zone whose time dates are told in
 */
public record Descriptions(ZoneId zone) {
  private static final DateTimeFormatter STOPPED =
      DateTimeFormatter.ofPattern("MMM dd hh:mm a", Locale.US);

  /** The text for one process. */
  public String of(ProcessStatus status) {
    return switch (status.state()) {
      case RUNNING -> "pid " + status.pid().orElse(0) + ", uptime " + uptime(status);
      case FATAL, BACKOFF ->
          status.spawnError().isEmpty()
              ? "unknown error (try \"tail " + status.name().process() + "\")"
              : status.spawnError();
      case STOPPED, EXITED -> status.started().isEmpty() ? "Not started" : stopped(status);
      default -> "";
    };
  }

  private String stopped(ProcessStatus status) {
    return STOPPED.format(status.stopped().orElse(Instant.EPOCH).atZone(zone));
  }

  private static String uptime(ProcessStatus status) {
    long started = status.started().orElse(status.now()).getEpochSecond();
    Duration up = Duration.ofSeconds(Math.max(0, status.now().getEpochSecond() - started));
    String clock =
        String.format(
            Locale.ROOT, "%d:%02d:%02d", up.toHoursPart(), up.toMinutesPart(), up.toSecondsPart());
    long days = up.toDays();
    return days == 0 ? clock : days + (days == 1 ? " day, " : " days, ") + clock;
  }
}
