package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.incident.CrashLoop;

/** Reads {@code 5/10m}: so many exits in so much time. */
final class CrashLoopText {
  private CrashLoopText() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is none; the message says what was expected
   */
  static CrashLoop parse(String text) {
    int slash = text.indexOf('/');
    try {
      if (slash > 0) {
        int exits = Integer.parseInt(text.substring(0, slash).strip());
        return new CrashLoop(exits, DurationText.parse(text.substring(slash + 1)));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(wrong(text), e);
    }
    throw new IllegalArgumentException(wrong(text));
  }

  private static String wrong(String text) {
    return "expected exits and a time such as 5/10m, at least 2 exits, found: " + text;
  }

  /** Writes it so that {@link #parse} reads it. */
  static String of(CrashLoop loop) {
    return loop.exits() + "/" + DurationText.of(loop.within());
  }
}
