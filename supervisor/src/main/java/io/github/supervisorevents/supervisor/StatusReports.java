package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.control.ConfiguredProgram;
import io.github.supervisorevents.supervisor.control.ProcessStatus;
import io.github.supervisorevents.supervisor.process.Channel;
import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is known of processes, for clients. For the loop's thread only. */
final class StatusReports {
  private final ActiveGroups groups;
  private final Clock clock;

  StatusReports(ActiveGroups groups, Clock clock) {
    this.groups = groups;
    this.clock = clock;
  }

  /** All processes in start order. */
  List<ProcessStatus> all() {
    Instant now = clock.instant();
    List<ProcessStatus> all = new ArrayList<>();
    for (ActiveGroup group : groups.all()) {
      for (ManagedProcess process : group.processes()) {
        all.add(report(process, group, now));
      }
    }
    return all;
  }

  /** One process of an active group. */
  ProcessStatus of(ManagedProcess process) {
    ActiveGroup group = groups.named(process.name().group()).orElseThrow();
    return report(process, group, clock.instant());
  }

  private static ProcessStatus report(ManagedProcess process, ActiveGroup group, Instant now) {
    return new ProcessStatus(
        process.name(),
        process.state(),
        process.pid(),
        process.started(),
        process.stopped(),
        now,
        process.exitStatus(),
        process.spawnError(),
        process.logFile(Channel.STDOUT),
        process.logFile(Channel.STDERR),
        group.listenerState(process.name()));
  }

  /** All programs of a configuration, in start order; with the logs chosen for those in use. */
  List<ConfiguredProgram> configured(List<GroupSpec> configuration) {
    List<ConfiguredProgram> programs = new ArrayList<>();
    for (GroupSpec group : configuration) {
      boolean inUse = groups.named(group.name()).isPresent();
      for (ProgramSpec program : group.programs()) {
        programs.add(new ConfiguredProgram(group, asUsed(group, program), inUse));
      }
    }
    return programs;
  }

  // A program that was changed since its group became active shows as it is configured now.
  private ProgramSpec asUsed(GroupSpec group, ProgramSpec program) {
    return groups
        .named(group.name())
        .filter(active -> active.configured().programs().contains(program))
        .flatMap(active -> active.group().process(program.name()))
        .map(process -> withFiles(program, process))
        .orElse(program);
  }

  private static ProgramSpec withFiles(ProgramSpec program, ManagedProcess process) {
    return new ProgramSpec(
        program.name(),
        program.priority(),
        program.launch(),
        program.start(),
        program.stop(),
        program.redirectStderr(),
        withFile(program.stdout(), process.logFile(Channel.STDOUT)),
        withFile(program.stderr(), process.logFile(Channel.STDERR)));
  }

  private static LogSpec withFile(LogSpec log, Optional<Path> file) {
    return new LogSpec(
        file.<LogTarget>map(LogTarget.File::new).orElse(log.target()),
        log.maxBytes(),
        log.backups(),
        log.captureMaxBytes(),
        log.eventsEnabled(),
        log.syslog());
  }
}
