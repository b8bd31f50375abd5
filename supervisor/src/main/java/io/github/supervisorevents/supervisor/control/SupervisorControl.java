package io.github.supervisorevents.supervisor.control;

import io.github.supervisorevents.supervisor.spec.GroupChanges;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What clients can ask of a running supervisor.
 *
 * <p>Methods may be called from any thread, never block and never throw: the request is handed to
 * the loop, which owns all state, and the future is completed when the answer is there. It fails
 * with a {@link ControlException} and with nothing else. Futures may be completed on the loop's
 * thread: what follows on them must be quick or go elsewhere ({@code thenApplyAsync}).
 *
 * <p>Once the supervisor shuts down or restarts, everything fails with {@link Fault#SHUTDOWN_STATE}
 * but {@link #status()} and {@link #sendRemoteEvent}; that comes before any other fault. A request
 * that names what does not exist fails with {@link Fault#BAD_NAME} and that name ({@code
 * ProcessName.toString()}, or the group's name).
 *
 * <p>Logs are not read through here: {@link ProcessStatus} and {@link SupervisorStatus} say which
 * files they are, and whoever wants to read them opens them on a thread of his own. Only clearing
 * them is the loop's work, since it holds them open.
 */
public interface SupervisorControl {
  /** What is known of the supervisor; answered in every state. */
  CompletableFuture<SupervisorStatus> status();

  /**
   * All processes, in the order in which they start: groups by priority and name, processes in them
   * likewise.
   */
  CompletableFuture<List<ProcessStatus>> processes();

  /** One process. */
  CompletableFuture<ProcessStatus> process(ProcessName name);

  /**
   * All processes of the configuration last read, whether in use or not, in the order in which they
   * would start.
   */
  CompletableFuture<List<ConfiguredProgram>> configuration();

  /**
   * Starts a process.
   *
   * <p>Faults, in the order in which they are looked for: {@code NO_FILE: can't find command 'x'};
   * {@code NOT_EXECUTABLE} and the reason; {@code ALREADY_STARTED: name} (it is STARTING, RUNNING
   * or BACKOFF); {@code FAILED: name is in an unknown process state}; {@code SPAWN_ERROR: name} (it
   * could not be started, or ended before its startsecs were over); with {@code wait} also {@code
   * ABNORMAL_TERMINATION: name} (it is neither STARTING nor RUNNING any more).
   *
   * @param wait true: completed when it is RUNNING; false: when it was spawned
   */
  CompletableFuture<Void> start(ProcessName name, boolean wait);

  /**
   * Starts those of several processes that are not STARTING, RUNNING or BACKOFF, in start order,
   * all at once.
   *
   * @param wait true: completed when each of them is RUNNING or has failed
   * @return one outcome for each process that it tried to start, those that were known first come
   *     first
   */
  CompletableFuture<List<Outcome>> start(Selection which, boolean wait);

  /**
   * Stops a process. Fails with {@code NOT_RUNNING: name} unless it is STARTING, RUNNING or
   * BACKOFF, with {@code FAILED} and the reason if it could not be sent its signal.
   *
   * @param wait true: completed when it is STOPPED, EXITED, FATAL or UNKNOWN; false: when it was
   *     sent its stop signal
   */
  CompletableFuture<Void> stop(ProcessName name, boolean wait);

  /**
   * Stops those of several processes that are STARTING, RUNNING or BACKOFF, in start order, all at
   * once.
   */
  CompletableFuture<List<Outcome>> stop(Selection which, boolean wait);

  /**
   * Sends a signal to a process. Fails with {@code NOT_RUNNING: name} unless it is STARTING,
   * RUNNING or STOPPING, with {@code FAILED} and the reason if the signal could not be sent.
   */
  CompletableFuture<Void> signal(ProcessName name, UnixSignal signal);

  /**
   * Sends a signal to those of several processes that are STARTING, RUNNING or STOPPING, in start
   * order.
   */
  CompletableFuture<List<Outcome>> signal(Selection which, UnixSignal signal);

  /**
   * Writes to a process's standard input. Completed when the text is accepted for writing. Fails
   * with {@code NOT_RUNNING: name} if there is no process or it is being stopped, with {@code
   * NO_FILE: name} if its standard input is closed.
   *
   * @param text sent as UTF-8
   */
  CompletableFuture<Void> writeStdin(ProcessName name, String text);

  /** Emits a REMOTE_COMMUNICATION event. Works in every state. */
  CompletableFuture<Void> sendRemoteEvent(String type, String data);

  /**
   * Removes the main log and starts it anew. Fails with {@code NO_FILE} if there is none, {@code
   * FAILED} if it can't be removed.
   */
  CompletableFuture<Void> clearMainLog();

  /**
   * Removes a process's log files and starts them anew. Fails with {@code FAILED: name} if they
   * can't be removed.
   */
  CompletableFuture<Void> clearLogs(ProcessName name);

  /** Clears the logs of all processes, in start order. */
  CompletableFuture<List<Outcome>> clearAllLogs();

  /**
   * Reads the configuration again, without acting on it: {@link #addGroup} and {@link #removeGroup}
   * do that. Fails with {@code CANT_REREAD} and everything that is wrong; the configuration read
   * before is kept then.
   */
  CompletableFuture<GroupChanges> reloadConfig();

  /**
   * Makes a group of the configuration last read active. Fails with {@code ALREADY_ADDED: name}.
   */
  CompletableFuture<Void> addGroup(String name);

  /**
   * Drops an active group. Fails with {@code STILL_RUNNING: name} unless all its processes have
   * stopped.
   */
  CompletableFuture<Void> removeGroup(String name);

  /** Begins to shut down: completed at once, the supervisor's state is SHUTDOWN then. */
  CompletableFuture<Void> shutdown();

  /**
   * Begins to restart with the configuration read again: completed at once, the supervisor's state
   * is RESTARTING then.
   */
  CompletableFuture<Void> restart();
}
