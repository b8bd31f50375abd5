package io.github.supervisorevents.supervisor.web;

import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.control.Outcome;
import io.github.supervisorevents.supervisor.control.Selection;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Does what buttons ask for, and tells what became of it. For any thread. */
final class Actions {
  private static final Selection ALL = new Selection.All();

  private final SupervisorControl control;

  Actions(SupervisorControl control) {
    this.control = control;
  }

  /** Something for one process. Never fails. */
  CompletableFuture<Notice> one(Action action, ProcessName name) {
    CompletableFuture<?> done =
        switch (action) {
          case START -> control.start(name, true);
          case STOP -> control.stop(name, true);
          case RESTART -> stopIfRunning(name).thenCompose(stopped -> control.start(name, true));
          case CLEARLOG -> control.clearLogs(name);
          default -> throw new IllegalArgumentException(action + " is for all processes");
        };
    return done.handle(
        (nothing, failure) ->
            failure == null
                ? new Notice(did(action, name), false)
                : new Notice(
                    action.label() + " " + name + ": " + say(ControlException.from(failure)),
                    true));
  }

  private CompletableFuture<Void> stopIfRunning(ProcessName name) {
    return control
        .stop(name, true)
        .exceptionallyCompose(
            failure ->
                ControlException.from(failure).fault() == Fault.NOT_RUNNING
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(failure));
  }

  private static String did(Action action, ProcessName name) {
    return switch (action) {
      case START -> name + " has started";
      case STOP -> name + " has stopped";
      case RESTART -> name + " has been restarted";
      default -> "The logs of " + name + " are empty now";
    };
  }

  /** Something for all processes. Never fails. */
  CompletableFuture<Notice> all(Action action) {
    CompletableFuture<List<Outcome>> done =
        switch (action) {
          case STARTALL -> control.start(ALL, true);
          case STOPALL -> control.stop(ALL, true);
          case RESTARTALL ->
              control.stop(ALL, true).thenCompose(stopped -> control.start(ALL, true));
          default -> throw new IllegalArgumentException(action + " is for one process");
        };
    return done.handle(
        (outcomes, failure) ->
            failure == null
                ? told(action, outcomes)
                : new Notice(action.label() + ": " + say(ControlException.from(failure)), true));
  }

  private static Notice told(Action action, List<Outcome> outcomes) {
    List<String> failed =
        outcomes.stream()
            .filter(outcome -> outcome.fault().isPresent())
            .map(outcome -> outcome.name() + ": " + say(outcome.fault().get()))
            .toList();
    String verb = action == Action.STOPALL ? " stopped" : " started";
    int done = outcomes.size() - failed.size();
    String text = done + (done == 1 ? " process" : " processes") + verb;
    return failed.isEmpty()
        ? new Notice(text, false)
        : new Notice(text + "; " + String.join("; ", failed), true);
  }

  private static String say(ControlException fault) {
    return switch (fault.fault()) {
      case BAD_NAME -> "there is no such process";
      case NO_FILE -> "there is no such file (" + fault.detail().orElse("") + ")";
      case NOT_EXECUTABLE -> "the file cannot be executed (" + fault.detail().orElse("") + ")";
      case ALREADY_STARTED -> "it has started already";
      case NOT_RUNNING -> "it is not running";
      case SPAWN_ERROR -> "it could not be started, or ended at once";
      case ABNORMAL_TERMINATION -> "it ended while it was starting";
      case SHUTDOWN_STATE -> "the supervisor is shutting down";
      default -> fault.getMessage();
    };
  }
}
