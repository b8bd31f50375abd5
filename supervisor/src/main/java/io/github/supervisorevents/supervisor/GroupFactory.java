package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.pool.ListenerPool;
import io.github.supervisorevents.supervisor.process.Channel;
import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.process.OutputServices;
import io.github.supervisorevents.supervisor.process.ProcessGroup;
import io.github.supervisorevents.supervisor.process.ProcessServices;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.ListenerPoolSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes groups and pools of what the configuration says. */
final class GroupFactory {
  private final String identifier;
  private final ProcessServices services;

  GroupFactory(String identifier, ProcessServices services) {
    this.identifier = identifier;
    this.services = services;
  }

  /** Makes a group, all of whose processes are STOPPED; a pool gets events from now on. */
  ActiveGroup make(GroupSpec spec) {
    if (spec instanceof ListenerPoolSpec poolSpec) {
      ListenerPool pool = new ListenerPool(poolSpec, identifier, services);
      return new ActiveGroup(spec, pool.group(), Optional.of(pool));
    }
    List<ManagedProcess> processes =
        spec.programs().stream().map(program -> process(spec.name(), program)).toList();
    return new ActiveGroup(spec, new ProcessGroup(spec.name(), processes), Optional.empty());
  }

  private ManagedProcess process(String group, ProgramSpec program) {
    ProcessName name = new ProcessName(group, program.name());
    OutputServices outputs = services.outputs();
    Map<Channel, Path> files = outputs.chooseFiles(program);
    return new ManagedProcess(name, program, services, files, outputs.sinks(name, program, files));
  }
}
