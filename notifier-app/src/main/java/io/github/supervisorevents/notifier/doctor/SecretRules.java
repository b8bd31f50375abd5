package io.github.supervisorevents.notifier.doctor;

import io.github.supervisorevents.notifier.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether others on this machine can read what only the notifier should know. */
final class SecretRules {
  private final ListenerEnvironment environment;

  SecretRules(ListenerEnvironment environment) {
    this.environment = environment;
  }

  List<Finding> look(ConfSection section) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> written = environment.written(section);
    Set<String> inTheOpen = new LinkedHashSet<>();
    for (Setting setting : Setting.values()) {
      if (!setting.isSecret()) {
        continue;
      }
      if (written.containsKey(setting.name())
          && !section.text("environment", "").contains(setting.name() + "=\"%(ENV_")) {
        inTheOpen.add(setting.name());
      }
      if (written.containsKey(setting.fileName())) {
        secretFile(section, setting, written.get(setting.fileName()), findings);
      }
    }
    Path file = section.placeOf("environment").file();
    if (!inTheOpen.isEmpty() && isReadableByOthers(file)) {
      findings.add(
          Finding.wrong(
              section,
              "environment",
              "%s can be read by every user of this machine, and %s %s in it"
                  .formatted(
                      file,
                      String.join(", ", inTheOpen),
                      inTheOpen.size() == 1 ? "stands" : "stand"),
              "chmod o-rwx %s, or %s_FILE=/path/of/a/file"
                  .formatted(file, inTheOpen.iterator().next())));
    }
    return findings;
  }

  private static void secretFile(
      ConfSection section, Setting setting, String name, List<Finding> findings) {
    try {
      Path file = Path.of(name);
      if (Files.exists(file) && isReadableByOthers(file)) {
        findings.add(
            Finding.wrong(
                section,
                "environment",
                "%s, which %s names, can be read by every user of this machine"
                    .formatted(file, setting.fileName()),
                "chmod o-rwx " + file));
      }
    } catch (InvalidPathException e) {
      findings.add(
          Finding.wrong(
              section,
              "environment",
              setting.fileName() + " names no file: " + e.getReason(),
              setting.fileName() + "=\"/path/of/a/file\""));
    }
  }

  private static boolean isReadableByOthers(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
