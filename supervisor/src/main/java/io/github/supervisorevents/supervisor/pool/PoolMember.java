package io.github.supervisorevents.supervisor.pool;

import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.process.Channel;
import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.process.OutputSinks;
import io.github.supervisorevents.supervisor.process.ProcessServices;
import io.github.supervisorevents.supervisor.process.StdinResult;
import io.github.supervisorevents.supervisor.spec.AutoRestart;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.state.ListenerState;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One listener of a pool: its process, where it stands in the protocol, and the event it has. */
final class PoolMember {
  private final ListenerPool pool;
  private final MainLog log;
  private final ManagedProcess process;
  private ListenerDialogue dialogue = new ListenerDialogue();
  private Optional<WaitingEvent> inFlight = Optional.empty();

  /** Makes a listener that is not started. */
  PoolMember(ListenerPool pool, ProcessName name, ProgramSpec program, ProcessServices services) {
    this.pool = pool;
    this.log = services.log();
    Map<Channel, Path> files = services.outputs().chooseFiles(program);
    OutputSinks logs = services.outputs().sinks(name, withPlainStdout(program), files);
    this.process =
        new ManagedProcess(name, program, services, files, new ListeningSinks(logs, this::hear));
    process.watch(
        changed -> {
          stateChanged();
          return false;
        });
  }

  ManagedProcess process() {
    return process;
  }

  ListenerState listenerState() {
    return dialogue.state();
  }

  /** True if an event could be sent to it now. */
  boolean isReady() {
    return process.state() == ProcessState.RUNNING && dialogue.state() == ListenerState.READY;
  }

  /** True if it has an event that it has not answered. */
  boolean isBusy() {
    return inFlight.isPresent();
  }

  /** True if it takes events, now or when it has done what it is doing. */
  boolean isListening() {
    return process.state() == ProcessState.RUNNING && dialogue.state() != ListenerState.UNKNOWN;
  }

  /**
   * Sends it an event, for which it must be ready.
   *
   * @return false if it has closed its stdin
   */
  boolean send(WaitingEvent event, byte[] frame) {
    if (process.write(frame) != StdinResult.ACCEPTED) {
      log.debug(
          "event "
              + event.serial()
              + " could not be sent to listener "
              + name()
              + ", which has closed its stdin; listener state unchanged");
      return false;
    }
    dialogue.eventSent();
    inFlight = Optional.of(event);
    log.debug("event " + event.serial() + " sent to listener " + name());
    return true;
  }

  private void stateChanged() {
    switch (process.state()) {
      case STARTING -> dialogue = new ListenerDialogue();
      case RUNNING -> pool.dispatch();
      case BACKOFF, EXITED, STOPPED, FATAL -> giveBack();
      case STOPPING, UNKNOWN -> {}
    }
  }

  private void giveBack() {
    Optional<WaitingEvent> unanswered = inFlight;
    inFlight = Optional.empty();
    unanswered.ifPresent(pool::putBack);
  }

  private void hear(byte[] data) {
    ListenerState before = dialogue.state();
    for (Heard heard : dialogue.hear(data)) {
      if (heard instanceof Heard.Result result) {
        answered(result);
      } else if (heard instanceof Heard.Breach breach) {
        brokeProtocol(breach);
      }
    }
    logChange(before, dialogue.state());
    pool.dispatch();
  }

  private void logChange(ListenerState before, ListenerState after) {
    if (before == ListenerState.BUSY && after == ListenerState.READY) {
      // It answered and was ready for more in one go; supervisord logs both steps.
      logChange(before, ListenerState.ACKNOWLEDGED);
      logChange(ListenerState.ACKNOWLEDGED, after);
    } else if (before != after) {
      log.debug(name() + ": " + before + " -> " + after);
    }
  }

  private void answered(Heard.Result result) {
    WaitingEvent event = inFlight.orElseThrow();
    inFlight = Optional.empty();
    if (result.isOk()) {
      log.debug(name() + ": event was processed");
      pool.accepted();
    } else {
      log.warn(name() + ": event was rejected");
      pool.rejected(event);
    }
  }

  private void brokeProtocol(Heard.Breach breach) {
    boolean restarted = process.spec().start().autorestart() != AutoRestart.NEVER;
    String reason =
        "broke the eventlistener protocol: expected "
            + breach.expected()
            + ", found "
            + breach.found();
    log.warn(
        name()
            + ": has entered the UNKNOWN state, it "
            + reason
            + (restarted ? "; it is made to end" : "; it will no longer receive events"));
    giveBack();
    if (restarted) {
      process.abandon(reason);
    }
  }

  // A listener's stdout is for the protocol: it is kept in a file, and that is all.
  private static ProgramSpec withPlainStdout(ProgramSpec program) {
    LogSpec stdout = program.stdout();
    return new ProgramSpec(
        program.name(),
        program.priority(),
        program.launch(),
        program.start(),
        program.stop(),
        program.redirectStderr(),
        new LogSpec(stdout.target(), stdout.maxBytes(), stdout.backups(), 0, false, false),
        program.stderr());
  }

  private String name() {
    return process.name().process();
  }
}
