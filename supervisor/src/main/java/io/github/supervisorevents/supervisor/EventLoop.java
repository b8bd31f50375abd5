package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.posix.ReceivedSignals;
import io.github.supervisorevents.supervisor.process.ReadyDescriptor;
import io.github.supervisorevents.supervisor.process.Timers;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The one thread that owns every state: sleeps until a descriptor is ready, a signal has come, a
 * timer is due or somebody has handed over a task, and then does what there is to do.
 *
 * <p>{@link #execute} may be called from any thread; everything else is for the thread that runs
 * the loop. There is one of these in a process, since signals belong to the process.
 */
final class EventLoop implements Executor {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Timers timers = new Timers(System::nanoTime);
  private final Poller<ReadyDescriptor> poller;
  private final ReceivedSignals signals;
  private Consumer<RuntimeException> defects =
      defect -> {
        throw defect;
      };
  private boolean finished;

  private EventLoop(Poller<ReadyDescriptor> poller, ReceivedSignals signals) {
    this.poller = poller;
    this.signals = signals;
  }

  /** Makes the loop and takes over the process's signals: from now on they wait for it. */
  static EventLoop open() throws PosixException {
    Poller<ReadyDescriptor> poller = Poller.open();
    return new EventLoop(poller, ReceivedSignals.takeOver(poller));
  }

  Poller<ReadyDescriptor> poller() {
    return poller;
  }

  Timers timers() {
    return timers;
  }

  /** Hands over something to do on the loop's thread, after what was handed over before. */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    poller.wakeUp();
  }

  /**
   * Runs until {@link #finish} is called.
   *
   * @param onSignal is told the number of every signal
   * @param onDefect is told what should not have happened; the loop goes on
   * @param afterTurn is done whenever everything at hand has been done
   */
  void run(IntConsumer onSignal, Consumer<RuntimeException> onDefect, Runnable afterTurn)
      throws PosixException {
    finished = false;
    defects = onDefect;
    while (!finished) {
      poller.poll(sleep(), (fd, ready, owner) -> guarded(() -> owner.ready(ready)));
      OptionalInt signal = signals.next();
      while (signal.isPresent()) {
        int number = signal.getAsInt();
        guarded(() -> onSignal.accept(number));
        signal = signals.next();
      }
      guarded(timers::runDue);
      runTasks();
      guarded(afterTurn);
    }
  }

  /** Makes {@link #run} return when this turn is over. */
  void finish() {
    finished = true;
  }

  private long sleep() {
    return tasks.isEmpty() ? timers.millisToNext().orElse(-1) : 0;
  }

  private void runTasks() {
    Runnable task = tasks.poll();
    while (task != null) {
      guarded(task);
      task = tasks.poll();
    }
  }

  // A defect in one place must not stop the supervision of everything else.
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException defect) {
      defects.accept(defect);
    }
  }
}
