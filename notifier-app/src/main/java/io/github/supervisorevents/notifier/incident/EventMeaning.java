package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventPayload;
import io.github.supervisorevents.listener.event.ProcessEvent;
import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import io.github.supervisorevents.listener.event.SupervisorStateChange;
import java.util.Optional;
import java.util.OptionalInt;

/** What a single event says by itself, before anything else is known. Stateless. */
public final class EventMeaning {
  private EventMeaning() {}

  /** What it means; {@link Kind#EVENT} when it is no change of state. */
  public static Kind kind(Event event) {
    EventPayload payload = event.typed();
    if (payload instanceof ProcessStateChange change) {
      return kind(change);
    }
    if (payload instanceof SupervisorStateChange change) {
      return change.state() == SupervisorStateChange.State.RUNNING
          ? Kind.SUPERVISOR_STARTED
          : Kind.SUPERVISOR_STOPPING;
    }
    return Kind.EVENT;
  }

  static Kind kind(ProcessStateChange change) {
    return switch (change.state()) {
      case STARTING -> Kind.STARTING;
      case RUNNING -> Kind.STARTED;
      case BACKOFF -> Kind.BACKOFF;
      case STOPPING -> Kind.STOPPING;
      case STOPPED -> Kind.STOPPED;
      case FATAL -> Kind.GAVE_UP;
      case UNKNOWN -> Kind.UNKNOWN;
      case EXITED -> exited((ProcessStateChange.Exited) change);
    };
  }

  private static Kind exited(ProcessStateChange.Exited exited) {
    boolean wasTold = exited.fromState().filter(ProcessState.STOPPING::equals).isPresent();
    if (wasTold) {
      return Kind.STOPPED;
    }
    return exited.expected() ? Kind.EXITED : Kind.CRASHED;
  }

  /** The process it is about; empty when it is about none. */
  public static Optional<ProcessName> process(Event event) {
    return event.typed() instanceof ProcessEvent about && !about.process().isEmpty()
        ? Optional.of(ProcessName.of(about))
        : Optional.empty();
  }

  /** What it tells of its process; empty when it is about none. */
  public static Optional<ProcessFacts> facts(Event event) {
    if (event.typed() instanceof ProcessStateChange change) {
      return Optional.of(facts(change));
    }
    return process(event).map(ProcessFacts::nothingKnown);
  }

  static ProcessFacts facts(ProcessStateChange change) {
    ProcessFacts.Builder facts =
        ProcessFacts.builder(ProcessName.of(change))
            .in(change.state().name(), Optional.of(change.fromStateName()));
    if (change instanceof ProcessStateChange.Starting starting) {
      facts.tries(OptionalInt.of(starting.tries()));
    } else if (change instanceof ProcessStateChange.Backoff backoff) {
      facts.tries(OptionalInt.of(backoff.tries()));
    } else if (change instanceof ProcessStateChange.Running running) {
      facts.pid(pid(running.pid()));
    } else if (change instanceof ProcessStateChange.Stopping stopping) {
      facts.pid(pid(stopping.pid()));
    } else if (change instanceof ProcessStateChange.Stopped stopped) {
      facts
          .pid(pid(stopped.pid()))
          .ended(stopped.exitStatus(), stopped.signal().flatMap(SignalNames::named));
    } else if (change instanceof ProcessStateChange.Exited exited) {
      facts
          .pid(pid(exited.pid()))
          .expected(Optional.of(exited.expected()))
          .ended(exited.exitStatus(), exited.signal().flatMap(SignalNames::named));
    }
    return facts.build();
  }

  /** Supervisor says 0 for "none". */
  private static OptionalInt pid(int pid) {
    return pid == 0 ? OptionalInt.empty() : OptionalInt.of(pid);
  }
}
