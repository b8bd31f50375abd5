package io.github.supervisorevents.supervisor.spec;

import java.util.List;
import java.util.Objects;

/**
 * A group of ordinary programs: a {@code [group:x]}, or the group that a {@code [program:x]} makes
 * for itself.
 */
public record ProgramGroupSpec(String name, int priority, List<ProgramSpec> programs)
    implements GroupSpec {
  public ProgramGroupSpec {
    Objects.requireNonNull(name, "name");
    programs = programs.stream().sorted(ProgramSpec.START_ORDER).toList();
  }
}
