package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Shows one delivery: what it says, where to, and what came of it.")
final class OutboxShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StateOptions state;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "ID", description = "The delivery's id, as outbox list prints it.")
  private String id;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() {
    try (Outbox outbox = state.open(clock)) {
      Optional<StoredDelivery> found = outbox.find(id);
      if (found.isEmpty()) {
        spec.commandLine().getErr().println("supervisor-notifier: there is no delivery " + id);
        return CommandLine.ExitCode.SOFTWARE;
      }
      output.print(
          () -> new DeliveryText(clock).whole(found.get()),
          () -> new DeliveryDocument(clock).one(found.get()));
    }
    return CommandLine.ExitCode.OK;
  }
}
