package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.ProcessFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A process to tell about, in tests; everything that is not said is unknown. */
public final class SampleProcess {
  private final String group;
  private final String process;
  private String state = "EXITED";
  private Optional<String> fromState = Optional.of("RUNNING");
  private OptionalInt pid = OptionalInt.of(4711);
  private Optional<Boolean> expected = Optional.empty();
  private OptionalInt exitStatus = OptionalInt.empty();
  private Optional<String> signal = Optional.empty();
  private Optional<String> spawnError = Optional.empty();
  private OptionalInt tries = OptionalInt.empty();
  private Optional<Duration> uptime = Optional.empty();
  private List<String> logTail = List.of();

  private SampleProcess(String group, String process) {
    this.group = group;
    this.process = process;
  }

  public static SampleProcess named(String group, String process) {
    return new SampleProcess(group, process);
  }

  public SampleProcess state(String from, String to) {
    fromState = Optional.of(from);
    state = to;
    return this;
  }

  public SampleProcess exit(int status) {
    exitStatus = OptionalInt.of(status);
    expected = Optional.of(false);
    return this;
  }

  public SampleProcess killedBy(String name) {
    signal = Optional.of(name);
    expected = Optional.of(false);
    return this;
  }

  public SampleProcess spawnError(String error) {
    spawnError = Optional.of(error);
    pid = OptionalInt.empty();
    return this;
  }

  public SampleProcess tries(int number) {
    tries = OptionalInt.of(number);
    return this;
  }

  public SampleProcess ranFor(Duration time) {
    uptime = Optional.of(time);
    return this;
  }

  public SampleProcess log(String... lines) {
    return log(List.of(lines));
  }

  public SampleProcess log(List<String> lines) {
    logTail = lines;
    return this;
  }

  public ProcessFacts facts() {
    return new ProcessFacts(
        group,
        process,
        state,
        fromState,
        pid,
        expected,
        exitStatus,
        signal,
        spawnError,
        tries,
        uptime,
        0,
        OptionalInt.empty(),
        logTail);
  }
}
