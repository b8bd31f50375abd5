package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.process.Timers;
import io.github.supervisorevents.supervisor.process.UnusableCommandException;
import io.github.supervisorevents.supervisor.state.ProcessState;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What an operator can do to one process. For the loop's thread only. */
final class ProcessVerbs {
  private static final Duration STOP_REPORT_EVERY = Duration.ofSeconds(2);

  private final Timers timers;
  private final MainLog log;
  private final Set<CompletableFuture<Void>> pending = new LinkedHashSet<>();

  ProcessVerbs(Timers timers, MainLog log) {
    this.timers = timers;
    this.log = log;
  }

  CompletableFuture<Void> start(ManagedProcess process, boolean wait) {
    try {
      process.checkCommand();
    } catch (UnusableCommandException e) {
      return failed(e.isNotFound() ? Fault.NO_FILE : Fault.NOT_EXECUTABLE, e.getMessage());
    }
    if (process.state().isRunning()) {
      return failed(Fault.ALREADY_STARTED, process);
    }
    if (process.state() == ProcessState.UNKNOWN) {
      return failed(Fault.FAILED, process.name() + " is in an unknown process state");
    }
    if (process.state() == ProcessState.STOPPING) {
      log.warn("process '" + process.name().process() + "' already running");
    }
    process.start();
    CompletableFuture<Void> answer = new CompletableFuture<>();
    if (!process.spawnError().isEmpty()) {
      return failed(Fault.SPAWN_ERROR, process);
    }
    if (wait && !isStarted(process, answer)) {
      await(answer);
      process.watch(changed -> isStarted(changed, answer));
    } else {
      answer.complete(null);
    }
    return answer;
  }

  private static boolean isStarted(ManagedProcess process, CompletableFuture<Void> answer) {
    if (!process.spawnError().isEmpty()) {
      answer.completeExceptionally(fault(Fault.SPAWN_ERROR, process));
    } else if (process.state() == ProcessState.RUNNING) {
      answer.complete(null);
    } else if (process.state() != ProcessState.STARTING) {
      answer.completeExceptionally(fault(Fault.ABNORMAL_TERMINATION, process));
    }
    return answer.isDone();
  }

  CompletableFuture<Void> stop(ManagedProcess process, boolean wait) {
    if (!process.state().isRunning()) {
      return failed(Fault.NOT_RUNNING, process);
    }
    Optional<String> problem = process.stop();
    if (problem.isPresent()) {
      return failed(Fault.FAILED, problem.get());
    }
    CompletableFuture<Void> answer = new CompletableFuture<>();
    if (wait && !process.state().isStopped()) {
      await(answer);
      process.watch(
          changed -> {
            if (changed.state().isStopped()) {
              answer.complete(null);
            }
            return answer.isDone();
          });
      reportStopping(process, answer);
    } else {
      answer.complete(null);
    }
    return answer;
  }

  private void reportStopping(ManagedProcess process, CompletableFuture<Void> answer) {
    if (!answer.isDone() && process.state() == ProcessState.STOPPING) {
      log.info("waiting for " + process.name().process() + " to stop");
      timers.after(STOP_REPORT_EVERY, () -> reportStopping(process, answer));
    }
  }

  CompletableFuture<Void> signal(ManagedProcess process, UnixSignal signal) {
    if (!process.state().isSignallable()) {
      return failed(Fault.NOT_RUNNING, process);
    }
    return process
        .signal(signal)
        .map(problem -> ProcessVerbs.<Void>failed(Fault.FAILED, problem))
        .orElseGet(ProcessVerbs::done);
  }

  CompletableFuture<Void> writeStdin(ManagedProcess process, String text) {
    return switch (process.write(text.getBytes(StandardCharsets.UTF_8))) {
      case ACCEPTED -> done();
      case NOT_RUNNING -> failed(Fault.NOT_RUNNING, process);
      case CLOSED -> failed(Fault.NO_FILE, process);
      case FULL -> failed(Fault.FAILED, process.name() + " does not read what it was sent before");
    };
  }

  CompletableFuture<Void> clearLogs(ManagedProcess process) {
    try {
      process.clearLogs();
      return done();
    } catch (java.io.IOException e) {
      log.error(e.getMessage());
      return failed(Fault.FAILED, process);
    }
  }

  /** The supervisor is at its end: nobody will be answered any more. */
  void close() {
    for (CompletableFuture<Void> answer : Set.copyOf(pending)) {
      answer.completeExceptionally(ControlException.of(Fault.SHUTDOWN_STATE));
    }
  }

  private void await(CompletableFuture<Void> answer) {
    pending.add(answer);
    answer.whenComplete((done, failure) -> pending.remove(answer));
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private static <T> CompletableFuture<T> failed(Fault fault, ManagedProcess process) {
    return CompletableFuture.failedFuture(fault(fault, process));
  }

  private static <T> CompletableFuture<T> failed(Fault fault, String detail) {
    return CompletableFuture.failedFuture(ControlException.of(fault, detail));
  }

  private static ControlException fault(Fault fault, ManagedProcess process) {
    return ControlException.of(fault, process.name().toString());
  }
}
