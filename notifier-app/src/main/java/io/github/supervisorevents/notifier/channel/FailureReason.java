package io.github.supervisorevents.notifier.channel;

import java.util.Objects;

/**
 * Why a delivery failed, fit to be logged and shown: it holds no secret.
 *
 * @param code short and stable, as the service says it: {@code channel_not_found}, {@code HTTP
 *     503}, {@code timeout}
 * @param detail one sentence for the operator: what happened and, where it is known, what to do
 */
public record FailureReason(String code, String detail) {
  /** Checks. */
  public FailureReason {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
  }

  @Override
  public String toString() {
    return code + ": " + detail;
  }
}
