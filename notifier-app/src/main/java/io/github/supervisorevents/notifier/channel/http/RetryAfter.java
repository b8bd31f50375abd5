package io.github.supervisorevents.notifier.channel.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the Retry-After header: seconds, or a date. */
public final class RetryAfter {
  /** Nobody means a longer wait; a number beyond it is a mistake. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** How long to wait; empty when the answer does not say so in a form that can be read. */
  public static Optional<Duration> of(HttpOutcome.Answer answer, Clock clock) {
    return answer.header("retry-after").flatMap(value -> parse(value, clock.instant()));
  }

  /** Reads a header's value. */
  public static Optional<Duration> parse(String value, Instant now) {
    String text = value.strip();
    Optional<Duration> wait =
        text.matches("[0-9]{1,9}(\\.[0-9]+)?")
            ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000)))
            : untilDate(text, now);
    return wait.map(RetryAfter::limited);
  }

  private static Optional<Duration> untilDate(String text, Instant now) {
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration limited(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
