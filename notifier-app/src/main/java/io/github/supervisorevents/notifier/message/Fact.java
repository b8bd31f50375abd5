package io.github.supervisorevents.notifier.message;

import java.util.Objects;

/**
 * One thing known about what happened.
 *
 * @param name what is known, for example {@code Ran for}
 * @param value one line, for example {@code 2 h 5 min}
 */
public record Fact(String name, String value) {
  /** Checks. */
  public Fact {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  Fact within(int max) {
    return new Fact(PlainText.line(name, 40), PlainText.line(value, max));
  }
}
