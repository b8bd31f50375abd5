package io.github.supervisorevents.notifier;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes ids that are unique for ever and sort by time: ten characters of milliseconds, sixteen of
 * chance, in Crockford's base 32. For one thread.
 */
final class NotificationIds {
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
  private static final int TIME_DIGITS = 10;
  private static final int RANDOM_DIGITS = 16;
  private static final int BITS = 5;

  private final RandomGenerator random;

  NotificationIds() {
    this(new SplittableRandom());
  }

  NotificationIds(RandomGenerator random) {
    this.random = random;
  }

  String next(Instant now) {
    char[] id = new char[TIME_DIGITS + RANDOM_DIGITS];
    long millis = now.toEpochMilli();
    for (int i = TIME_DIGITS - 1; i >= 0; i--) {
      id[i] = DIGITS[(int) (millis & (DIGITS.length - 1))];
      millis >>>= BITS;
    }
    for (int i = TIME_DIGITS; i < id.length; i++) {
      id[i] = DIGITS[random.nextInt(DIGITS.length)];
    }
    return new String(id);
  }
}
