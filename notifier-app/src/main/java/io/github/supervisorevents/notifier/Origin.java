package io.github.supervisorevents.notifier;

import java.security.SecureRandom;

/** What makes the ids of one notifier's notifications unlike those of all others. */
final class Origin {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 12;

  private Origin() {}

  /** Sixty random bits. */
  static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    random.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> text.append(ALPHABET.charAt(index)));
    return text.toString();
  }
}
