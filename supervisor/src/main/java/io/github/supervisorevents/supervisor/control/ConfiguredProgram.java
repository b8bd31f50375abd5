package io.github.supervisorevents.supervisor.control;

import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import java.util.Objects;

/**
 * One process as the configuration last read describes it.
 *
 * @param group the group it belongs to
 * @param program its settings; where it is in use, an automatic log target is replaced by the file
 *     that was chosen
 * @param inUse whether its group is active now
 */
public record ConfiguredProgram(GroupSpec group, ProgramSpec program, boolean inUse) {
  public ConfiguredProgram {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(program, "program");
  }
}
