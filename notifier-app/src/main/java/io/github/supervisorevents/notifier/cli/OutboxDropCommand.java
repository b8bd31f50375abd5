package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description =
        "Gives up deliveries that are pending or buried: they will not be sent. They stay in the"
            + " history for a month.")
final class OutboxDropCommand extends OutboxChangeCommand {
  OutboxDropCommand() {
    super("dropped", "dropped");
  }

  @Override
  int change(Outbox outbox, List<String> ids, Instant at) {
    return outbox.drop(ids, at);
  }
}
