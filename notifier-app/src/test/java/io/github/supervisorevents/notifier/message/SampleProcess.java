package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.incident.ProcessName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A process to tell about, in tests; everything that is not said is unknown. */
public final class SampleProcess {
  private final ProcessFacts.Builder facts;

  private SampleProcess(ProcessName name) {
    facts =
        ProcessFacts.builder(name).in("EXITED", Optional.of("RUNNING")).pid(OptionalInt.of(4711));
  }

  public static SampleProcess named(String group, String process) {
    return new SampleProcess(new ProcessName(group, process));
  }

  public SampleProcess state(String from, String to) {
    facts.in(to, Optional.of(from));
    return this;
  }

  public SampleProcess exit(int status) {
    facts.ended(OptionalInt.of(status), Optional.empty()).expected(Optional.of(false));
    return this;
  }

  public SampleProcess killedBy(String name) {
    facts.ended(OptionalInt.empty(), Optional.of(name)).expected(Optional.of(false));
    return this;
  }

  public SampleProcess spawnError(String error) {
    facts.spawnError(Optional.of(error)).pid(OptionalInt.empty());
    return this;
  }

  public SampleProcess tries(int number) {
    facts.tries(OptionalInt.of(number));
    return this;
  }

  public SampleProcess ranFor(Duration time) {
    facts.uptime(Optional.of(time));
    return this;
  }

  public SampleProcess log(String... lines) {
    return log(List.of(lines));
  }

  public SampleProcess log(List<String> lines) {
    facts.logTail(lines);
    return this;
  }

  public ProcessFacts facts() {
    return facts.build();
  }
}
