package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.Setting;
import java.util.ArrayList;
import java.util.List;

/** The part of the help that lists all settings. */
final class SettingsHelp {
  private SettingsHelp() {}

  static String[] lines() {
    List<String> lines = new ArrayList<>();
    String topic = "";
    for (Setting setting : Setting.values()) {
      if (!setting.topic().equals(topic)) {
        topic = setting.topic();
        lines.add("  " + topic);
      }
      lines.addAll(lines(setting));
    }
    lines.add("");
    lines.add("A setting marked * may also come from a file: NAME_FILE=/run/secrets/name.");
    lines.add("Exit codes: 0 fine, 1 what was asked for failed, 2 used or configured wrongly.");
    return lines.toArray(String[]::new);
  }

  private static List<String> lines(Setting setting) {
    String name = "    %-24s %s ".formatted(setting.name(), setting.isSecret() ? "*" : " ");
    // A percent sign would be picocli's.
    List<String> help =
        TextLines.wrapped(setting.help().replace("%", "%%"), " ".repeat(name.length()));
    help.set(0, name + help.get(0).strip());
    return help;
  }
}
