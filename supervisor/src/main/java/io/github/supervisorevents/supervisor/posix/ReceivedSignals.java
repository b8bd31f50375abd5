package io.github.supervisorevents.supervisor.posix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Signals that were sent to this process, queued for the loop. Taking a signal over is for good;
 * reading the queue is for the loop's thread.
 */
public final class ReceivedSignals {
  public static final int HUP = 1;
  public static final int INT = 2;
  public static final int QUIT = 3;
  public static final int USR2 = 12;
  public static final int TERM = 15;
  public static final int CHLD = 17;

  private final Queue<Integer> queue = new ConcurrentLinkedQueue<>();
  private final Runnable wakeUp;

  private ReceivedSignals(Runnable wakeUp) {
    this.wakeUp = wakeUp;
  }

  /**
   * Takes over SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGUSR2 and SIGCHLD.
   *
   * @param wakeUp called from other threads after a signal was queued: {@link Poller#wakeUp}
   */
  public static ReceivedSignals takeOver(Runnable wakeUp) {
    ReceivedSignals signals = new ReceivedSignals(wakeUp);
    for (String name : List.of("TERM", "INT", "HUP", "USR2", "CHLD")) {
      signals.handle(name);
    }
    return signals;
  }

  /** The next signal's number, oldest first; empty if there is none now. */
  public OptionalInt next() {
    Integer number = queue.poll();
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private void received(int number) {
    queue.add(number);
    wakeUp.run();
  }

  // sun.misc.Signal by reflection: the compiler warns of it and cannot be told not to.
  private void handle(String name) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance(name);
      int number = (int) signalClass.getMethod("getNumber").invoke(signal);
      Object handler =
          Proxy.newProxyInstance(
              handlerClass.getClassLoader(),
              new Class<?>[] {handlerClass},
              (proxy, method, arguments) -> answer(proxy, method, arguments, number));
      signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("SIG" + name + " cannot be handled", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no sun.misc.Signal", e);
    }
  }

  private Object answer(Object proxy, Method method, Object[] arguments, int number) {
    return switch (method.getName()) {
      case "handle" -> {
        received(number);
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "handler of signal " + number;
    };
  }
}
