package io.github.supervisorevents.notifier.channel;

/** What checking a channel without posting found. */
public sealed interface CheckResult {
  /**
   * The service accepts us.
   *
   * @param detail who the service says we are, without secrets
   */
  record Ok(String detail) implements CheckResult {}

  /**
   * The service refuses us, or cannot be reached.
   *
   * @param reason why
   */
  record Failed(FailureReason reason) implements CheckResult {}

  /**
   * Cannot be known without posting.
   *
   * @param why in words
   */
  record NotPossible(String why) implements CheckResult {}
}
