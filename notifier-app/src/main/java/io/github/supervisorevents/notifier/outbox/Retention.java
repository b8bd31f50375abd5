package io.github.supervisorevents.notifier.outbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How long the outbox keeps what it has done with. Immutable.
 *
 * @param sent so long after it was sent
 * @param buried so long after it was buried
 * @param most of sent and buried deliveries no more than so many, the newest
 */
public record Retention(Duration sent, Duration buried, int most) {
  /** Checks. */
  public Retention {
    Objects.requireNonNull(sent, "sent");
    Objects.requireNonNull(buried, "buried");
    if (most < 1) {
      throw new IllegalArgumentException("at least 1 is kept, found: " + most);
    }
  }

  /** A week of what was sent, a month of what was buried, 20,000 of them. */
  public static Retention usual() {
    return new Retention(Duration.ofDays(7), Duration.ofDays(30), 20_000);
  }
}
