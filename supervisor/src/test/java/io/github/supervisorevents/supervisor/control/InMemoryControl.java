package io.github.supervisorevents.supervisor.control;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.supervisorevents.supervisor.spec.GroupChanges;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.ProcessState;
import io.github.supervisorevents.supervisor.state.SupervisorState;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * A supervisor without processes: it has names and states, and remembers what it was asked. Starts
 * and stops that wait, wait until they are released.
 */
public final class InMemoryControl implements SupervisorControl {
  public static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private final Map<ProcessName, ProcessStatus> processes = new TreeMap<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private Optional<Path> mainLog = Optional.empty();
  private SupervisorState state = SupervisorState.RUNNING;

  /** Adds a process that has this log for both of its outputs. */
  public synchronized void add(
      String group, String process, ProcessState state, Optional<Path> log) {
    ProcessName name = new ProcessName(group, process);
    processes.put(
        name,
        new ProcessStatus(
            name,
            state,
            state == ProcessState.RUNNING ? OptionalInt.of(4711) : OptionalInt.empty(),
            Optional.of(NOW.minusSeconds(65)),
            state.isStopped() ? Optional.of(NOW.minusSeconds(5)) : Optional.empty(),
            NOW,
            OptionalInt.empty(),
            "",
            log,
            log,
            Optional.empty()));
  }

  public synchronized void mainLog(Path file) {
    mainLog = Optional.of(file);
  }

  /** What it was asked to do, in order. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** How many requests wait. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Completes everything that waits, on the calling thread. */
  public void release() {
    List<CompletableFuture<Void>> released;
    synchronized (this) {
      released = List.copyOf(waiting);
      waiting.clear();
    }
    released.forEach(future -> future.complete(null));
  }

  private synchronized <T> CompletableFuture<T> ask(String what, T answer) {
    asked.add(what);
    return completedFuture(answer);
  }

  private synchronized CompletableFuture<Void> wait(String what, ProcessName name, boolean wait) {
    asked.add(what + " " + name);
    if (!processes.containsKey(name)) {
      return CompletableFuture.failedFuture(ControlException.of(Fault.BAD_NAME, name.toString()));
    }
    CompletableFuture<Void> future = wait ? new CompletableFuture<>() : completedFuture(null);
    if (wait) {
      waiting.add(future);
    }
    return future;
  }

  @Override
  public synchronized CompletableFuture<SupervisorStatus> status() {
    return completedFuture(new SupervisorStatus(state, 1234, "memory", mainLog));
  }

  @Override
  public synchronized CompletableFuture<List<ProcessStatus>> processes() {
    return completedFuture(List.copyOf(processes.values()));
  }

  @Override
  public synchronized CompletableFuture<ProcessStatus> process(ProcessName name) {
    return processes.containsKey(name)
        ? completedFuture(processes.get(name))
        : CompletableFuture.failedFuture(ControlException.of(Fault.BAD_NAME, name.toString()));
  }

  @Override
  public CompletableFuture<List<ConfiguredProgram>> configuration() {
    return completedFuture(List.of());
  }

  @Override
  public CompletableFuture<Void> start(ProcessName name, boolean wait) {
    return wait("start", name, wait);
  }

  @Override
  public CompletableFuture<List<Outcome>> start(Selection which, boolean wait) {
    return ask("start " + which, outcomes());
  }

  @Override
  public CompletableFuture<Void> stop(ProcessName name, boolean wait) {
    return wait("stop", name, wait);
  }

  @Override
  public CompletableFuture<List<Outcome>> stop(Selection which, boolean wait) {
    return ask("stop " + which, outcomes());
  }

  private synchronized List<Outcome> outcomes() {
    return processes.keySet().stream().map(Outcome::done).toList();
  }

  @Override
  public CompletableFuture<Void> signal(ProcessName name, UnixSignal signal) {
    return ask("signal " + name + " " + signal, null);
  }

  @Override
  public CompletableFuture<List<Outcome>> signal(Selection which, UnixSignal signal) {
    return ask("signal " + which + " " + signal, outcomes());
  }

  @Override
  public CompletableFuture<Void> writeStdin(ProcessName name, String text) {
    return ask("write " + name + " " + text, null);
  }

  @Override
  public CompletableFuture<Void> sendRemoteEvent(String type, String data) {
    return ask("event " + type + " " + data, null);
  }

  @Override
  public CompletableFuture<Void> clearMainLog() {
    return ask("clear main", null);
  }

  @Override
  public CompletableFuture<Void> clearLogs(ProcessName name) {
    return ask("clear " + name, null);
  }

  @Override
  public CompletableFuture<List<Outcome>> clearAllLogs() {
    return ask("clear all", outcomes());
  }

  @Override
  public CompletableFuture<GroupChanges> reloadConfig() {
    return ask("reload", new GroupChanges(List.of("a"), List.of("b"), List.of("c", "d")));
  }

  @Override
  public CompletableFuture<Void> addGroup(String name) {
    return ask("add " + name, null);
  }

  @Override
  public CompletableFuture<Void> removeGroup(String name) {
    return ask("remove " + name, null);
  }

  @Override
  public synchronized CompletableFuture<Void> shutdown() {
    state = SupervisorState.SHUTDOWN;
    return ask("shutdown", null);
  }

  @Override
  public synchronized CompletableFuture<Void> restart() {
    state = SupervisorState.RESTARTING;
    return ask("restart", null);
  }
}
