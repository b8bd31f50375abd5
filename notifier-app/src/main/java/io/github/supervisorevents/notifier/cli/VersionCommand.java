package io.github.supervisorevents.notifier.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints the version, and that of Java.")
final class VersionCommand implements Runnable {
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    output.print(() -> List.of(new Version().getVersion()), VersionCommand::document);
  }

  private static Map<String, String> document() {
    Map<String, String> document = new LinkedHashMap<>();
    document.put("version", Version.number());
    document.put("java", Runtime.version().toString());
    return document;
  }
}
