package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.DurationText;
import io.github.supervisorevents.notifier.config.EffectiveSetting;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.config.Setting;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
      "Checks the settings, and prints what is in force, secrets masked. Sends nothing.",
      "",
      "The settings are those of this shell's environment, unless --pid says whose."
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;

  @Override
  public Integer call() throws ConfigurationException {
    NotifierConfig config = configuration.read();
    PrintWriter out = spec.commandLine().getOut();
    out.println("The configuration is good.");
    out.println();
    out.println("Channels");
    for (ChannelConfig channel : config.channels()) {
      out.printf("  %-20s %s%n", channel.name(), channel.destination());
    }
    out.println();
    out.println("In force");
    inForce(config)
        .forEach(
            (setting, value) ->
                out.printf("  %-20s %s  (%s)%n", setting, value.shown(), value.origin()));
    if (!config.warnings().isEmpty()) {
      out.println();
      out.println("Please look at");
      config.warnings().forEach(warning -> out.println("  - " + warning));
    }
    out.flush();
    hint(config);
    return CommandLine.ExitCode.OK;
  }

  private void hint(NotifierConfig config) {
    boolean nothing = config.channels().stream().allMatch(ChannelConfig.Console.class::isInstance);
    if (nothing && configuration.isFromThisShell()) {
      spec.commandLine()
          .getErr()
          .println(
              "No channel is configured in this shell. For the settings of the running notifier:"
                  + " supervisor-notifier check --pid $(supervisorctl pid notifier)");
    }
  }

  private static Map<Setting, EffectiveSetting> inForce(NotifierConfig config) {
    Map<Setting, EffectiveSetting> settings = new EnumMap<>(Setting.class);
    usual(settings, Setting.NOTIFY_ON, config.notifyOnText());
    usual(settings, Setting.NOTIFY_PROCESSES, text(config.processes()));
    usual(settings, Setting.GIVE_UP_AFTER, DurationText.of(config.giveUpAfter()));
    usual(settings, Setting.NOTIFIER_DURABILITY, config.durability().word());
    usual(settings, Setting.NOTIFIER_STATE_DIR, config.state().path().toString());
    usual(settings, Setting.NOTIFIER_HOST_NAME, config.hostName());
    usual(settings, Setting.NOTIFIER_LOG_LEVEL, config.logLevel().word());
    config.given().forEach(given -> settings.put(given.setting(), given));
    return settings;
  }

  private static void usual(
      Map<Setting, EffectiveSetting> settings, Setting setting, String value) {
    settings.put(setting, new EffectiveSetting(setting, value, "default"));
  }

  private static String text(ProcessPatterns processes) {
    List<String> patterns = new ArrayList<>(processes.included());
    processes.excluded().forEach(pattern -> patterns.add("!" + pattern));
    return patterns.isEmpty() ? "all" : String.join(",", patterns);
  }
}
