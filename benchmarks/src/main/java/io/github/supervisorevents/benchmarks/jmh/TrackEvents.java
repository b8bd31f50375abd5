package io.github.supervisorevents.benchmarks.jmh;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.notifier.incident.Audience;
import io.github.supervisorevents.notifier.incident.Audiences;
import io.github.supervisorevents.notifier.incident.IncidentTracker;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Outcome;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.TrackerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the incident tracker thinks of one event: a program of several that crash and come back, all
 * of them in one incident.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TrackEvents {
  private static final List<String> LIFE =
      List.of(
          "PROCESS_STATE_STARTING from_state:EXITED tries:0",
          "PROCESS_STATE_RUNNING from_state:STARTING pid:7",
          "PROCESS_STATE_EXITED from_state:RUNNING expected:0 pid:7");

  /** How many. */
  @Param({"10", "500"})
  public int programs;

  private final IncidentTracker tracker =
      new IncidentTracker(TrackerSettings.DEFAULT, new Everybody(), List.of(), "bench");
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int count;

  /** One event of the next program. */
  @Benchmark
  public Outcome accept() {
    int program = count % programs;
    String[] step = LIFE.get(count / programs % LIFE.size()).split(" ", 2);
    String name = "p" + program;
    EventHeader header =
        EventHeader.parse(
            "ver:3.0 server:s serial:%1$d pool:n poolserial:%1$d eventname:%2$s len:1"
                .formatted(count, step[0]));
    Event event = Event.parse(header, "processname:" + name + " groupname:" + name + " " + step[1]);
    count++;
    now = now.plusMillis(1);
    Outcome outcome = tracker.accept(event, now);
    tracker.keep();
    return outcome;
  }

  /** One audience that hears of everything an incident tells. */
  private static final class Everybody implements Audiences {
    private final Audience audience =
        new Audience(
            "default",
            EnumSet.of(Kind.CRASHED, Kind.GAVE_UP, Kind.CRASH_LOOP, Kind.RECOVERED),
            Duration.ofSeconds(2),
            Optional.empty());

    @Override
    public List<Audience> hearing(Kind kind, Optional<ProcessName> process) {
      return audience.kinds().contains(kind) ? List.of(audience) : List.of();
    }

    @Override
    public List<Audience> hearingEvent(Event event) {
      return List.of();
    }

    @Override
    public Optional<Audience> named(String name) {
      return Optional.of(audience).filter(found -> found.name().equals(name));
    }
  }
}
