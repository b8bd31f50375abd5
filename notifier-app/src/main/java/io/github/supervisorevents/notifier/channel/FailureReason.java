package io.github.supervisorevents.notifier.channel;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Why a delivery failed, fit to be logged and shown: it holds no secret.
 *
 * @param code short and stable, as the service says it: {@code channel_not_found}, {@code HTTP
 *     503}, {@code timeout}
 * @param detail one sentence for the operator: what happened and, where it is known, what to do; it
 *     makes sense without the code
 */
public record FailureReason(String code, String detail) {
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+(?:_[a-z0-9]+)*");

  /** Checks. */
  public FailureReason {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
  }

  /** For people: a number that a service gave, and the sentence. */
  @Override
  public String toString() {
    return WORD.matcher(code).matches() ? detail : withCode();
  }

  /** For machines: always with the code. */
  public String withCode() {
    return code + ": " + detail;
  }
}
