package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description =
        "Makes deliveries due now. What is buried or dropped is tried again, what is pending need"
            + " not wait for its next attempt; what a service itself asked to wait for is still"
            + " waited for.")
final class OutboxRetryCommand extends OutboxChangeCommand {
  OutboxRetryCommand() {
    super("due now", "due");
  }

  @Override
  int change(Outbox outbox, List<String> ids, Instant at) {
    return outbox.retry(ids, at);
  }
}
