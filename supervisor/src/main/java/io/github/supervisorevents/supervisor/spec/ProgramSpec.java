package io.github.supervisorevents.supervisor.spec;

import java.util.Comparator;
import java.util.Objects;

/**
 * One process of a {@code [program:x]} or {@code [eventlistener:x]}: with {@code numprocs=3} there
 * are three of these, each with its own name and everything expanded for it.
 *
 * @param name the process's name, unique in its group
 * @param priority lower starts first and stops last
 * @param redirectStderr whether stderr goes where stdout goes
 */
public record ProgramSpec(
    String name,
    int priority,
    LaunchSpec launch,
    StartSpec start,
    StopSpec stop,
    boolean redirectStderr,
    LogSpec stdout,
    LogSpec stderr) {
  /**
   * The order in which processes of a group start: by priority. Those of one priority keep the
   * order in which the group names their programs.
   */
  public static final Comparator<ProgramSpec> START_ORDER =
      Comparator.comparingInt(ProgramSpec::priority);

  public ProgramSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(launch, "launch");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(stop, "stop");
    Objects.requireNonNull(stdout, "stdout");
    Objects.requireNonNull(stderr, "stderr");
  }
}
