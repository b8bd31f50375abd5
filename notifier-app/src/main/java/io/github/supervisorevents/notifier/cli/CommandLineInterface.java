package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ConfigurationException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands. Results go to stdout, everything else to stderr. */
@Command(
    name = "supervisor-notifier",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Tells people in Slack, Telegram, mail or a webhook what Supervisor's processes do.",
      "",
      "Without a command it is an event listener: supervisord starts it.",
      "",
      "    [eventlistener:notifier]",
      "    command=supervisor-notifier",
      "    events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_60",
      "    buffer_size=1024",
      "    environment=SLACK_TOKEN=\"xoxb-...\",SLACK_CHANNEL=\"#ops\"",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nSettings, all of them environment variables:%n",
    subcommands = {
      CheckCommand.class,
      TestCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      OutboxCommand.class,
      HistoryCommand.class,
      SilenceCommand.class,
      DoctorCommand.class,
      VersionCommand.class,
      HelpCommand.class
    })
public final class CommandLineInterface implements Runnable {
  @Spec private CommandSpec spec;

  private CommandLineInterface() {}

  /**
   * Runs a command.
   *
   * @param path what recorded events are taken through
   * @return the exit code: 0 fine, 1 what was asked for failed, 2 wrong usage or configuration
   */
  public static int run(WholePath path, String... arguments) {
    return commandLine(path, new PrintWriter(System.out, true), new PrintWriter(System.err, true))
        .execute(arguments);
  }

  static CommandLine commandLine(WholePath path, PrintWriter out, PrintWriter err) {
    CommandLine commandLine =
        new CommandLine(new CommandLineInterface(), new Commands(path))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setOut(out)
            .setErr(err)
            .setUsageHelpWidth(100)
            .setUsageHelpAutoWidth(false)
            .setParameterExceptionHandler(CommandLineInterface::misused)
            .setExecutionExceptionHandler(CommandLineInterface::failed);
    commandLine.getCommandSpec().usageMessage().footer(SettingsHelp.lines());
    return commandLine;
  }

  // The whole help would hide the one line that matters.
  private static int misused(ParameterException e, String[] arguments) {
    Misuse.lines(e).forEach(e.getCommandLine().getErr()::println);
    return CommandLine.ExitCode.USAGE;
  }

  // A stack trace would tell an operator nothing.
  private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    if (e instanceof ConfigurationException configuration) {
      commandLine.getErr().print(configuration.report());
      commandLine.getErr().flush();
      return CommandLine.ExitCode.USAGE;
    }
    commandLine.getErr().println("supervisor-notifier: " + e.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Makes the commands. */
  private record Commands(WholePath path) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      return type == ReplayCommand.class
          ? type.cast(new ReplayCommand(path))
          : CommandLine.defaultFactory().create(type);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }
}
