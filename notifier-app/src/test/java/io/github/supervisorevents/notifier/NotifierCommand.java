package io.github.supervisorevents.notifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the tests start the notifier: the way its launcher does. */
final class NotifierCommand {
  private NotifierCommand() {}

  static List<String> of(List<String> jvmOptions, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:-UsePerfData"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
