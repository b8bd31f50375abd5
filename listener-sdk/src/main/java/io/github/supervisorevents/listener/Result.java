package io.github.supervisorevents.listener;

import java.util.Objects;

/**
 * What a listener answers to an event.
 *
 * @param text the answer; supervisord's default result handler knows {@code OK}, and sends the
 *     event again for anything else
 */
public record Result(String text) {
  /** The event is done. */
  public static final Result OK = new Result("OK");

  /**
   * The event was not handled: supervisord sends it again at once, to this listener or another one
   * of its pool.
   */
  public static final Result FAIL = new Result("FAIL");

  /**
   * Checks.
   *
   * @param text the answer
   */
  public Result {
    Objects.requireNonNull(text, "text");
  }

  // Spelt out, and hashCode, because what the compiler makes of a record makes classes at run time,
  // and that for the first event.
  @Override
  public boolean equals(Object other) {
    return other instanceof Result that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /**
   * An answer of any text, for a pool with a {@code result_handler} of its own.
   *
   * @param text the answer
   * @return the result
   */
  public static Result of(String text) {
    return new Result(text);
  }
}
