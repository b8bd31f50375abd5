package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What the notifier tells of itself, through its channels. */
final class OwnNews {
  private static final String SUPERVISOR = "supervisor";

  private OwnNews() {}

  /**
   * A notification.
   *
   * @param host what messages call this machine
   * @param words a sentence without a full stop
   */
  static Notification of(String host, Severity severity, String words, Instant now) {
    return new Notification(
        "t" + UUID.randomUUID(),
        Status.EVENT,
        Kind.EVENT,
        severity,
        now,
        new Source(host, SUPERVISOR),
        List.of(),
        OptionalInt.empty(),
        Optional.empty(),
        0,
        Optional.of(words),
        Optional.empty());
  }

  /** {@code 1 message waiting}. */
  static String messages(int number, String what) {
    return number + (number == 1 ? " message " : " messages ") + what;
  }
}
