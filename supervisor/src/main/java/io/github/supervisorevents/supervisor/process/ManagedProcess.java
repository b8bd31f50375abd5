package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.event.ProcessStateEvent;
import io.github.supervisorevents.supervisor.posix.ChildExit;
import io.github.supervisorevents.supervisor.spec.AutoRestart;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.spec.StopSpec;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.ProcessState;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * One process as the supervisor runs it: does what {@link ProcessStateMachine} says, tells events,
 * writes the log's lines, keeps the times.
 *
 * <p>For the loop's thread only.
 */
public final class ManagedProcess {
  private final ProcessName name;
  private final ProgramSpec spec;
  private final ProcessServices services;
  private final OutputSinks sinks;
  private final LifeLog lifeLog;
  private final SignalSender signals;
  private final Map<Channel, Path> autoFiles;
  private final List<Predicate<ManagedProcess>> watchers = new ArrayList<>();
  private final RestartPacing pacing = new RestartPacing();

  private ProcessState state = ProcessState.STOPPED;
  private int tries;
  private String spawnError = "";
  private OptionalInt exitStatus = OptionalInt.empty();
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> stopped = Optional.empty();
  private Optional<Run> run = Optional.empty();
  private Optional<Timers.Timer> timer = Optional.empty();
  private boolean retired;

  /**
   * Makes a process that is STOPPED.
   *
   * @param autoFiles the files that were chosen for its automatic logs
   * @param sinks where what it writes goes
   */
  public ManagedProcess(
      ProcessName name,
      ProgramSpec spec,
      ProcessServices services,
      Map<Channel, Path> autoFiles,
      OutputSinks sinks) {
    this.name = name;
    this.spec = spec;
    this.services = services;
    this.autoFiles = new EnumMap<>(autoFiles);
    this.sinks = sinks;
    this.lifeLog = new LifeLog(services.log(), name.process());
    this.signals = new SignalSender(services.log(), name.process());
  }

  /** Its full name. */
  public ProcessName name() {
    return name;
  }

  /** What its configuration says. */
  public ProgramSpec spec() {
    return spec;
  }

  /** Its state now. */
  public ProcessState state() {
    return state;
  }

  /** Its pid; empty if there is no process. */
  public OptionalInt pid() {
    return run.isPresent() ? OptionalInt.of(run.get().pid()) : OptionalInt.empty();
  }

  /** Why it could not be started or ended badly; empty text: nothing is wrong. */
  public String spawnError() {
    return spawnError;
  }

  /** What it exited with, −1 for a signal; empty if that is not known or was forgotten. */
  public OptionalInt exitStatus() {
    return exitStatus;
  }

  /** When it was last started; empty: never. */
  public Optional<Instant> started() {
    return started;
  }

  /** When it last ended; empty: never. */
  public Optional<Instant> stopped() {
    return stopped;
  }

  /**
   * Has {@code watcher} called after each change of state, before the change is told as an event,
   * until it answers true.
   */
  public void watch(Predicate<ManagedProcess> watcher) {
    watchers.add(watcher);
  }

  /** Finds out whether its command could be executed. */
  public void checkCommand() throws UnusableCommandException {
    services.launcher().check(name, spec);
  }

  /** Starts it, unless it is started or being stopped. */
  public void start() {
    move(Input.START);
  }

  /**
   * Stops it for an operator.
   *
   * @return why it could not be sent its signal; empty if nothing is wrong
   */
  public Optional<String> stop() {
    return move(Input.STOP);
  }

  /** Stops it because the supervisor goes down. */
  public void shutDown() {
    move(Input.SHUTDOWN);
  }

  /**
   * Sends it a signal that is not meant to stop it.
   *
   * @return why that was not possible; empty if it was
   */
  public Optional<String> signal(UnixSignal signal) {
    if (run.isEmpty()) {
      return Optional.of(
          "attempted to send " + name.process() + " sig " + signal + " but it wasn't running");
    }
    return send(signal, false);
  }

  /**
   * Ends it, because it is of no use any more; its end counts as unexpected, whatever its exit
   * code.
   *
   * @param reason what {@code spawnerr} says then
   */
  public void abandon(String reason) {
    StopSpec stop = spec.stop();
    run.ifPresent(
        life -> {
          life.abandon(
              reason,
              services
                  .timers()
                  .after(stop.waitsecs(), () -> send(UnixSignal.KILL, stop.killAsGroup())));
          send(stop.signal(), stop.asGroup());
        });
  }

  /** Writes to its stdin; what it does not read yet waits. */
  public StdinResult write(byte[] data) {
    if (run.isEmpty() || state == ProcessState.STOPPING) {
      return StdinResult.NOT_RUNNING;
    }
    return run.get().streams().write(data);
  }

  /** Closes its logs and opens them anew. */
  public void reopenLogs() {
    run.ifPresent(life -> life.streams().reopenLogs());
  }

  /**
   * Throws away what is in its logs, whether it runs or not.
   *
   * @throws IOException if a file cannot be removed
   */
  public void clearLogs() throws IOException {
    if (run.isPresent()) {
      run.get().streams().clearLogs();
    } else {
      sinks.clear();
    }
  }

  /** Where a channel's log is; empty if it has none. */
  public Optional<Path> logFile(Channel channel) {
    return channel.of(spec).target() instanceof LogTarget.File file
        ? Optional.of(file.path())
        : Optional.ofNullable(autoFiles.get(channel));
  }

  /** It is not needed any more: nothing happens to it by itself from now on. */
  public void retire() {
    cancelTimer();
    retired = true;
  }

  /** True once it is not needed any more. */
  public boolean isRetired() {
    return retired;
  }

  private Optional<String> move(Input input) {
    Transition transition = ProcessStateMachine.next(state, input);
    transition.path().forEach(this::enter);
    return switch (transition.action()) {
      case NONE -> Optional.empty();
      case SPAWN -> {
        spawn();
        yield Optional.empty();
      }
      case SIGNAL -> endWith(spec.stop().signal(), spec.stop().asGroup());
      case KILL -> {
        lifeLog.killing(pid().orElseThrow());
        yield endWith(UnixSignal.KILL, spec.stop().killAsGroup());
      }
    };
  }

  private void enter(ProcessState next) {
    ProcessState from = state;
    state = next;
    cancelTimer();
    switch (next) {
      case STARTING -> {
        started = Optional.of(services.clock().instant());
        spawnError = "";
        exitStatus = OptionalInt.empty();
      }
      case BACKOFF -> tries++;
      case RUNNING, FATAL -> tries = 0;
      case STOPPED, STOPPING, EXITED, UNKNOWN -> {}
    }
    watchers.removeIf(watcher -> watcher.test(this));
    services.bus().publish(event(from));
  }

  private ProcessStateEvent event(ProcessState from) {
    long pid = pid().orElse(0);
    return switch (state) {
      case STARTING -> ProcessStateEvent.starting(name, from, tries);
      case RUNNING -> ProcessStateEvent.running(name, from, pid);
      case BACKOFF -> ProcessStateEvent.backoff(name, from, tries);
      case STOPPING -> ProcessStateEvent.stopping(name, from, pid);
      case STOPPED -> ProcessStateEvent.stopped(name, from, pid, run.flatMap(Run::ending));
      case EXITED ->
          ProcessStateEvent.exited(
              name,
              from,
              isExpected(run.orElseThrow()),
              pid,
              run.flatMap(Run::ending).orElseThrow());
      case FATAL -> ProcessStateEvent.fatal(name, from);
      case UNKNOWN -> ProcessStateEvent.unknown(name, from);
    };
  }

  private void spawn() {
    Launch launch = services.launcher().launch(name, spec, sinks, () -> pid().orElse(0));
    if (launch instanceof Launch.Done done) {
      spawned(done);
    } else if (launch instanceof Launch.Failed failed) {
      spawnError = failed.reason();
      lifeLog.notSpawned(spawnError);
      move(Input.SPAWN_FAILED);
      retryOrGiveUp();
    }
  }

  private void spawned(Launch.Done done) {
    run = Optional.of(new Run(done.pid(), done.streams(), services.timers().nanoTime()));
    services.children().add(done.pid(), this);
    lifeLog.spawned(done.pid());
    if (startsecs().isZero() || startsecs().isNegative()) {
      stayedUp();
    } else {
      schedule(startsecs(), this::stayedUp);
    }
  }

  private void stayedUp() {
    move(Input.UP_FOR_STARTSECS);
    lifeLog.stayedUp(startsecs());
  }

  private void retryOrGiveUp() {
    if (tries <= spec.start().startretries()) {
      schedule(Duration.ofSeconds(tries), () -> startAgain(Input.RETRY_DUE));
    } else {
      move(Input.RETRIES_SPENT);
      lifeLog.gaveUp();
    }
  }

  private void startAgain(Input input) {
    if (services.mayStart().getAsBoolean()) {
      move(input);
    }
  }

  private Optional<String> endWith(UnixSignal signal, boolean toGroup) {
    schedule(spec.stop().waitsecs(), () -> move(Input.STOPWAIT_OVER));
    return send(signal, toGroup);
  }

  private Optional<String> send(UnixSignal signal, boolean toGroup) {
    Optional<String> problem = signals.send(pid().orElseThrow(), signal, toGroup);
    if (problem.isPresent()) {
      move(Input.SIGNAL_FAILED);
    }
    return problem;
  }

  /** Its process was reaped. */
  void ended(ChildExit exit) {
    Run over = run.orElseThrow();
    over.end(exit);
    stopped = Optional.of(services.clock().instant());
    boolean tooQuickly =
        state == ProcessState.STARTING
            && over.nanosUntil(services.timers().nanoTime()) < startsecs().toNanos();
    if (tooQuickly) {
      endedTooQuickly(over, exit);
    } else if (state == ProcessState.STARTING || state == ProcessState.RUNNING) {
      endedByItself(over, exit);
    } else {
      exitStatus = OptionalInt.of(exit.exitStatus().orElse(-1));
      lifeLog.stopped(exit, isExpected(over));
      move(Input.EXITED);
    }
    run = Optional.empty();
    if (tooQuickly) {
      retryOrGiveUp();
    } else if (state == ProcessState.EXITED && restarts(over)) {
      schedule(pacing.delay(services.timers().nanoTime()), () -> startAgain(Input.START));
    }
  }

  private void endedTooQuickly(Run over, ChildExit exit) {
    spawnError = over.abandonedFor().orElse("Exited too quickly (process log may have details)");
    lifeLog.exited(exit, false);
    move(Input.EXITED_EARLY);
  }

  private void endedByItself(Run over, ChildExit exit) {
    exitStatus = OptionalInt.of(exit.exitStatus().orElse(-1));
    boolean expected = isExpected(over);
    if (!expected) {
      spawnError = over.abandonedFor().orElse("Bad exit code " + exitStatus.getAsInt());
    }
    lifeLog.exited(exit, expected);
    move(Input.EXITED);
  }

  private boolean isExpected(Run over) {
    return over.abandonedFor().isEmpty()
        && spec.start().exitcodes().contains(exitStatus.orElse(-1));
  }

  private boolean restarts(Run over) {
    AutoRestart rule = spec.start().autorestart();
    return rule == AutoRestart.ALWAYS || rule == AutoRestart.UNEXPECTED && !isExpected(over);
  }

  private Duration startsecs() {
    return spec.start().startsecs();
  }

  private void schedule(Duration delay, Runnable task) {
    cancelTimer();
    timer = Optional.of(services.timers().after(delay, task));
  }

  private void cancelTimer() {
    timer.ifPresent(Timers.Timer::cancel);
    timer = Optional.empty();
  }
}
