package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.EffectiveSetting;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the settings, and the file that NOTIFIER_CONFIG names; prints what is in force:"
          + " channels, routes in their order, settings with where each comes from. Secrets are"
          + " masked, nothing is sent.",
      "",
      "The settings are those of this shell's environment, unless --pid says whose. Without"
          + " NOTIFIER_CONFIG there is one route, called all, to every channel."
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws ConfigurationException {
    NotifierConfig config = configuration.read();
    List<EffectiveSetting> settings = config.inForce();
    output.print(() -> text(config, settings), () -> CheckDocument.of(config, settings));
    hint(config);
    return CommandLine.ExitCode.OK;
  }

  private void hint(NotifierConfig config) {
    boolean nothing = config.channels().stream().allMatch(CheckCommand::standsInForOthers);
    if (nothing && configuration.isFromThisShell()) {
      spec.commandLine()
          .getErr()
          .println(
              "No channel is configured in this shell. For the settings of the running notifier:"
                  + " supervisor-notifier check --pid $(supervisorctl pid notifier)");
    }
  }

  private static boolean standsInForOthers(ChannelConfig channel) {
    return channel instanceof ChannelConfig.Console console && !console.isAskedFor();
  }

  private static List<String> text(NotifierConfig config, List<EffectiveSetting> settings) {
    List<String> lines = new ArrayList<>();
    lines.add("The configuration is good.");
    lines.add("");
    lines.add("Channels");
    indented(channels(config), lines);
    lines.add("");
    lines.addAll(new RouteText(config).lines());
    lines.add("");
    lines.add("In force");
    for (EffectiveSetting setting : settings) {
      lines.add("  %-20s %s  (%s)".formatted(setting.setting(), setting.shown(), setting.origin()));
    }
    if (!config.warnings().isEmpty()) {
      lines.add("");
      lines.add("Please look at");
      config.warnings().forEach(warning -> lines.add("  - " + warning));
    }
    return lines;
  }

  private static TextTable channels(NotifierConfig config) {
    TextTable table = new TextTable();
    for (ChannelConfig channel : config.channels()) {
      table.add(List.of(channel.name(), channel.type(), channel.destination()), List.of());
    }
    return table;
  }

  private static void indented(TextTable table, List<String> lines) {
    table.lines().forEach(line -> lines.add("  " + line));
  }
}
