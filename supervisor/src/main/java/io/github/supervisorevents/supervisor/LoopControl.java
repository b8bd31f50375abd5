package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.control.ConfiguredProgram;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.control.Outcome;
import io.github.supervisorevents.supervisor.control.OutcomeCollector;
import io.github.supervisorevents.supervisor.control.ProcessStatus;
import io.github.supervisorevents.supervisor.control.Selection;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.control.SupervisorStatus;
import io.github.supervisorevents.supervisor.event.RemoteCommunicationEvent;
import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.spec.GroupChanges;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Hands the requests of clients to the loop. For any thread. */
final class LoopControl implements SupervisorControl {
  private final Executor loop;
  private final Supervisor supervisor;
  private final ProcessVerbs verbs;

  LoopControl(Executor loop, Supervisor supervisor, ProcessVerbs verbs) {
    this.loop = loop;
    this.supervisor = supervisor;
    this.verbs = verbs;
  }

  @Override
  public CompletableFuture<SupervisorStatus> status() {
    return always(() -> CompletableFuture.completedFuture(supervisor.status()));
  }

  @Override
  public CompletableFuture<List<ProcessStatus>> processes() {
    return whileUp(() -> completed(supervisor.reports().all()));
  }

  @Override
  public CompletableFuture<ProcessStatus> process(ProcessName name) {
    return whileUp(() -> completed(supervisor.reports().of(named(name))));
  }

  @Override
  public CompletableFuture<List<ConfiguredProgram>> configuration() {
    return whileUp(() -> completed(supervisor.reports().configured(supervisor.configured())));
  }

  @Override
  public CompletableFuture<Void> start(ProcessName name, boolean wait) {
    return whileUp(() -> verbs.start(named(name), wait));
  }

  @Override
  public CompletableFuture<List<Outcome>> start(Selection which, boolean wait) {
    return each(which, process -> !process.state().isRunning(), one -> verbs.start(one, wait));
  }

  @Override
  public CompletableFuture<Void> stop(ProcessName name, boolean wait) {
    return whileUp(() -> verbs.stop(named(name), wait));
  }

  @Override
  public CompletableFuture<List<Outcome>> stop(Selection which, boolean wait) {
    return each(which, process -> process.state().isRunning(), one -> verbs.stop(one, wait));
  }

  @Override
  public CompletableFuture<Void> signal(ProcessName name, UnixSignal signal) {
    return whileUp(() -> verbs.signal(named(name), signal));
  }

  @Override
  public CompletableFuture<List<Outcome>> signal(Selection which, UnixSignal signal) {
    return each(
        which, process -> process.state().isSignallable(), one -> verbs.signal(one, signal));
  }

  @Override
  public CompletableFuture<Void> writeStdin(ProcessName name, String text) {
    return whileUp(() -> verbs.writeStdin(named(name), text));
  }

  @Override
  public CompletableFuture<Void> sendRemoteEvent(String type, String data) {
    return always(
        () -> {
          supervisor.publish(new RemoteCommunicationEvent(type, data));
          return completed(null);
        });
  }

  @Override
  public CompletableFuture<Void> clearMainLog() {
    return doing(supervisor::clearMainLog);
  }

  @Override
  public CompletableFuture<Void> clearLogs(ProcessName name) {
    return whileUp(() -> verbs.clearLogs(named(name)));
  }

  @Override
  public CompletableFuture<List<Outcome>> clearAllLogs() {
    return each(new Selection.All(), process -> true, verbs::clearLogs);
  }

  @Override
  public CompletableFuture<GroupChanges> reloadConfig() {
    return whileUp(() -> completed(supervisor.reload()));
  }

  @Override
  public CompletableFuture<Void> addGroup(String name) {
    return doing(() -> supervisor.addGroup(name));
  }

  @Override
  public CompletableFuture<Void> removeGroup(String name) {
    return doing(() -> supervisor.removeGroup(name));
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    return doing(supervisor::shutDown);
  }

  @Override
  public CompletableFuture<Void> restart() {
    return doing(supervisor::restart);
  }

  private CompletableFuture<List<Outcome>> each(
      Selection which,
      Predicate<ManagedProcess> suitable,
      Function<ManagedProcess, CompletableFuture<Void>> verb) {
    return whileUp(
        () -> {
          OutcomeCollector outcomes = new OutcomeCollector();
          for (ManagedProcess process : selected(which)) {
            if (suitable.test(process)) {
              outcomes.add(process.name(), verb.apply(process));
            }
          }
          return outcomes.outcomes();
        });
  }

  private List<ManagedProcess> selected(Selection which) {
    if (which instanceof Selection.Group group) {
      return supervisor
          .groups()
          .named(group.name())
          .orElseThrow(() -> ControlException.of(Fault.BAD_NAME, group.name()))
          .processes();
    }
    return supervisor.groups().processes();
  }

  private ManagedProcess named(ProcessName name) {
    return supervisor
        .groups()
        .process(name)
        .orElseThrow(() -> ControlException.of(Fault.BAD_NAME, name.toString()));
  }

  private CompletableFuture<Void> doing(Runnable request) {
    return whileUp(
        () -> {
          request.run();
          return completed(null);
        });
  }

  private <T> CompletableFuture<T> whileUp(Supplier<CompletableFuture<T>> request) {
    return always(
        () -> {
          if (!supervisor.isUp()) {
            throw ControlException.of(Fault.SHUTDOWN_STATE);
          }
          return request.get();
        });
  }

  private <T> CompletableFuture<T> always(Supplier<CompletableFuture<T>> request) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.execute(() -> run(request, answer));
    return answer;
  }

  private static <T> void run(Supplier<CompletableFuture<T>> request, CompletableFuture<T> answer) {
    try {
      request
          .get()
          .whenComplete(
              (value, failure) -> {
                if (failure == null) {
                  answer.complete(value);
                } else {
                  answer.completeExceptionally(ControlException.from(failure));
                }
              });
    } catch (ControlException refused) {
      answer.completeExceptionally(refused);
    } catch (RuntimeException defect) {
      answer.completeExceptionally(ControlException.from(defect));
      throw defect;
    }
  }

  private static <T> CompletableFuture<T> completed(T value) {
    return CompletableFuture.completedFuture(value);
  }
}
