package io.github.supervisorevents.notifier.channel.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how long a service wants us to wait: from the Retry-After header, in seconds or as a date,
 * or from the body, where some services say it as well or only.
 */
public final class RetryAfter {
  /** Nobody means a longer wait; a number beyond it is a mistake. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** {@code "retry_after":3} and {@code retry after 3}. */
  private static final Pattern IN_BODY =
      Pattern.compile("retry[_ ]after\\W{1,5}([0-9]{1,9}(\\.[0-9]+)?)");

  private RetryAfter() {}

  /** How long to wait; empty when the answer does not say so in a form that can be read. */
  public static Optional<Duration> of(HttpOutcome.Answer answer, Clock clock) {
    Instant now = clock.instant();
    return answer
        .header("retry-after")
        .flatMap(value -> parse(value, now))
        .or(() -> inBody(answer.body()).flatMap(value -> parse(value, now)));
  }

  private static Optional<String> inBody(String body) {
    Matcher matcher = IN_BODY.matcher(body);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
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
