package io.github.supervisorevents.notifier.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "silence",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keeps quiet about some processes for a while, for example during a deploy. The notifier may"
          + " be running: it obeys at once. What was not told is counted, and said at the end"
          + " together with what is still down."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {SilenceAddCommand.class, SilenceListCommand.class, SilenceEndCommand.class})
final class SilenceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "expected a command: silence add, list or end");
  }
}
