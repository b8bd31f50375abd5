package io.github.supervisorevents.notifier.channel;

import java.util.Objects;

/** A token, a password, an URL with a key in it: never printed. Immutable. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /**
   * Wraps a secret.
   *
   * @param value not empty
   */
  public static Secret of(String value) {
    if (Objects.requireNonNull(value, "value").isEmpty()) {
      throw new IllegalArgumentException("a secret is not empty");
    }
    return new Secret(value);
  }

  /** The secret itself: for the one line that sends it. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
