package io.github.supervisorevents.supervisor.log;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time at the start of a line: {@code 2026-11-20 09:00:00,123}, in the clock's zone. */
final class LineTime {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Clock clock;
  private long lastSecond = Long.MIN_VALUE;
  private String lastText = "";

  LineTime(Clock clock) {
    this.clock = clock;
  }

  String now() {
    Instant now = clock.instant();
    if (now.getEpochSecond() != lastSecond) {
      lastSecond = now.getEpochSecond();
      ZoneOffset offset = clock.getZone().getRules().getOffset(now);
      lastText = SECONDS.format(LocalDateTime.ofEpochSecond(lastSecond, 0, offset));
    }
    int millis = now.getNano() / 1_000_000;
    return lastText + "," + millis / 100 + millis / 10 % 10 + millis % 10;
  }
}
