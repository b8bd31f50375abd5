package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.config.ConfigException;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.control.SupervisorStatus;
import io.github.supervisorevents.supervisor.event.EventBus;
import io.github.supervisorevents.supervisor.event.SupervisorEvent;
import io.github.supervisorevents.supervisor.event.SupervisorStateEvent;
import io.github.supervisorevents.supervisor.event.TickEvent;
import io.github.supervisorevents.supervisor.event.Ticks;
import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.posix.ThisProcess;
import io.github.supervisorevents.supervisor.process.ChildTable;
import io.github.supervisorevents.supervisor.process.Launcher;
import io.github.supervisorevents.supervisor.process.OutputServices;
import io.github.supervisorevents.supervisor.process.ProcessServices;
import io.github.supervisorevents.supervisor.process.Timers;
import io.github.supervisorevents.supervisor.spec.GroupChanges;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.SupervisordSpec;
import io.github.supervisorevents.supervisor.state.SupervisorState;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A supervisor from its start to its end: adds and starts the groups of its configuration, does
 * what signals and clients ask for, and stops everything.
 *
 * <p>For the loop's thread only.
 */
final class Supervisor {
  private final HeapUpkeep heap = new HeapUpkeep();
  private final SupervisordSpec spec;
  private final ConfigSource source;
  private final EventLoop loop;
  private final EventBus bus;
  private final MainLog log;
  private final Clock clock = Clock.systemUTC();
  private final ChildTable children;
  private final ActiveGroups groups;
  private final StartQueue startQueue;
  private final StatusReports reports;
  private final ProcessVerbs verbs;
  private List<GroupSpec> configured;
  private SupervisorState state = SupervisorState.RUNNING;
  private Runnable whenStopped = () -> {};

  /**
   * Makes one that has no groups yet.
   *
   * @param source where the configuration is read again
   * @param outputs where programs write to
   */
  Supervisor(
      SupervisordSpec spec,
      ConfigSource source,
      EventLoop loop,
      Launcher launcher,
      OutputServices outputs) {
    this.spec = spec;
    this.source = source;
    this.loop = loop;
    this.bus = outputs.bus();
    this.log = outputs.log();
    this.configured = spec.groups();
    this.children = new ChildTable(log);
    Timers timers = loop.timers();
    ProcessServices services =
        new ProcessServices(clock, timers, bus, log, launcher, children, outputs, this::isUp);
    this.groups = new ActiveGroups(new GroupFactory(spec.daemon().identifier(), services), bus);
    this.startQueue = new StartQueue(timers);
    this.reports = new StatusReports(groups, clock);
    this.verbs = new ProcessVerbs(timers, log);
  }

  /** What clients can ask of it, from any thread. */
  SupervisorControl control() {
    return new LoopControl(loop, this, verbs);
  }

  /** Adds all groups; their processes start when it runs. */
  void addGroups() {
    configured.forEach(groups::add);
  }

  /**
   * Runs until everything has stopped.
   *
   * @param atEnd called when everything has stopped; the loop goes on, and answers clients, until
   *     it is told to finish
   * @return whether it is to start again: RESTARTING or SHUTDOWN
   */
  SupervisorState run(Runnable atEnd) throws PosixException {
    whenStopped = atEnd;
    bus.publish(SupervisorStateEvent.RUNNING);
    tick(new Ticks(clock.instant()));
    startQueue.autostart(groups.processes());
    loop.run(this::signalled, this::defect, heap::look);
    verbs.close();
    groups.all().forEach(ActiveGroup::retire);
    loop.timers().clear(); // the next supervisor has ticks of its own
    return state;
  }

  private void tick(Ticks ticks) {
    Instant now = clock.instant();
    for (TickEvent tick : ticks.due(now)) {
      bus.publish(tick);
    }
    loop.timers().after(ticks.untilNext(now), () -> tick(ticks));
  }

  private void signalled(int number) {
    UnixSignal signal = new UnixSignal(number);
    switch (signal.name()) {
      case "SIGCHLD" -> {
        log.debug("received SIGCHLD indicating a child quit");
        children.reap();
      }
      case "SIGTERM", "SIGINT", "SIGQUIT" -> {
        log.warn("received " + signal + " indicating exit request");
        shutDown();
      }
      case "SIGHUP" -> hangUp();
      case "SIGUSR2" -> {
        log.info("received SIGUSR2 indicating log reopen request");
        reopenLogs();
      }
      default -> log.blather("received " + signal + " indicating nothing");
    }
  }

  private void hangUp() {
    if (state == SupervisorState.SHUTDOWN) {
      log.warn("ignored SIGHUP indicating restart request (shutdown in progress)");
      return;
    }
    log.warn("received SIGHUP indicating restart request");
    try {
      restart();
    } catch (ControlException e) {
      log.error("SIGHUP is ignored, everything goes on as before");
    }
  }

  private void reopenLogs() {
    log.info("supervisord logreopen");
    log.reopen();
    groups.all().forEach(group -> group.group().reopenLogs());
  }

  private void defect(RuntimeException defect) {
    StringWriter trace = new StringWriter();
    defect.printStackTrace(new PrintWriter(trace, true));
    log.critical("this is a defect of the supervisor, which goes on: " + trace);
  }

  /** True until it shuts down or restarts. */
  boolean isUp() {
    return state == SupervisorState.RUNNING;
  }

  ActiveGroups groups() {
    return groups;
  }

  StatusReports reports() {
    return reports;
  }

  /** The groups of the configuration last read, active or not. */
  List<GroupSpec> configured() {
    return configured;
  }

  SupervisorStatus status() {
    return new SupervisorStatus(
        state, ThisProcess.pid(), spec.daemon().identifier(), mainLogFile());
  }

  private Optional<Path> mainLogFile() {
    return spec.daemon().log().target() instanceof LogTarget.File file
        ? Optional.of(file.path())
        : Optional.empty();
  }

  void publish(SupervisorEvent event) {
    bus.publish(event);
  }

  void clearMainLog() {
    if (mainLogFile().filter(Files::exists).isEmpty()) {
      throw ControlException.of(Fault.NO_FILE);
    }
    try {
      log.info("reopening log file"); // as in supervisord, the new file begins empty
      log.clear();
    } catch (IOException e) {
      log.error(e.getMessage());
      throw ControlException.of(Fault.FAILED);
    }
  }

  /** Reads the configuration again, without acting on it. */
  GroupChanges reload() {
    configured = readAgain().groups();
    return GroupChanges.between(
        groups.all().stream().map(ActiveGroup::configured).toList(), configured);
  }

  private SupervisordSpec readAgain() {
    try {
      return source.read().spec();
    } catch (ConfigException e) {
      log.error("the configuration cannot be used:\n" + e.getMessage());
      throw ControlException.of(Fault.CANT_REREAD, e.getMessage());
    }
  }

  void addGroup(String name) {
    GroupSpec group =
        configured.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(() -> ControlException.of(Fault.BAD_NAME, name));
    if (groups.named(name).isPresent()) {
      throw ControlException.of(Fault.ALREADY_ADDED, name);
    }
    startQueue.autostart(groups.add(group).processes());
  }

  void removeGroup(String name) {
    ActiveGroup group =
        groups.named(name).orElseThrow(() -> ControlException.of(Fault.BAD_NAME, name));
    if (!group.isStopped()) {
      throw ControlException.of(Fault.STILL_RUNNING, name);
    }
    groups.remove(group);
  }

  /** Stops everything and ends. */
  void shutDown() {
    SupervisorState before = state;
    state = SupervisorState.SHUTDOWN;
    if (before == SupervisorState.RUNNING) {
      stopEverything();
    }
  }

  /**
   * Stops everything and starts again with the configuration read anew.
   *
   * @throws ControlException CANT_REREAD if that could not be used: nothing is stopped then
   */
  void restart() {
    if (isUp()) {
      readAgain();
      state = SupervisorState.RESTARTING;
      stopEverything();
    }
  }

  private void stopEverything() {
    startQueue.clear();
    bus.publish(SupervisorStateEvent.STOPPING);
    new ShutdownSequence(groups.all(), loop.timers(), log, whenStopped).begin();
  }
}
