package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.event.EventBus;
import io.github.supervisorevents.supervisor.log.MainLog;
import java.time.Clock;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What the processes of a supervisor share.
 *
 * @param clock the time of day; how long something takes is measured with {@code timers}
 * @param bus where state changes are told
 * @param log the supervisor's own log
 * @param children who is the supervisor's child at the moment
 * @param outputs where what they write goes
 * @param mayStart false once the supervisor goes down: nothing is started again by itself then
 */
public record ProcessServices(
    Clock clock,
    Timers timers,
    EventBus bus,
    MainLog log,
    Launcher launcher,
    ChildTable children,
    OutputServices outputs,
    BooleanSupplier mayStart) {
  public ProcessServices {
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(timers, "timers");
    Objects.requireNonNull(bus, "bus");
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(launcher, "launcher");
    Objects.requireNonNull(children, "children");
    Objects.requireNonNull(outputs, "outputs");
    Objects.requireNonNull(mayStart, "mayStart");
  }
}
