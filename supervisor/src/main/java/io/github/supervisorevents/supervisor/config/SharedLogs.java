package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Warns where two processes rotate the same log file: they would destroy each other's lines. */
final class SharedLogs {
  private final Map<Path, String> writers = new HashMap<>();
  private final Place place;
  private final Findings findings;

  private SharedLogs(Place place, Findings findings) {
    this.place = place;
    this.findings = findings;
  }

  static void check(List<GroupSpec> groups, Place place, Findings findings) {
    SharedLogs logs = new SharedLogs(place, findings);
    for (GroupSpec group : groups) {
      for (ProgramSpec program : group.programs()) {
        String name = new ProcessName(group.name(), program.name()).toString();
        logs.add(name + " stdout", program.stdout());
        logs.add(name + " stderr", program.stderr());
      }
    }
  }

  private void add(String writer, LogSpec log) {
    if (log.target() instanceof LogTarget.File file && log.maxBytes() > 0) {
      String other = writers.putIfAbsent(file.path(), writer);
      if (other != null) {
        findings.warning(
            place,
            "",
            writer
                + " and "
                + other
                + " both write and rotate "
                + file.path()
                + "; give each a file of its own, or set maxbytes to 0");
      }
    }
  }
}
