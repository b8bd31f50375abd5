package io.github.supervisorevents.notifier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "outbox",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "What waits to be sent, what could not be sent and why, and what to do about it. The notifier"
          + " may be running: it notices within a second or two."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      OutboxListCommand.class,
      OutboxShowCommand.class,
      OutboxRetryCommand.class,
      OutboxDropCommand.class
    })
final class OutboxCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected a command: outbox list, show, retry or drop");
  }
}
