package io.github.supervisorevents.notifier;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;

/**
 * Does something at each SIGHUP, on a thread of its own, {@code config-reload}; signals that come
 * meanwhile are one.
 */
final class Reloading {
  /** What is done. */
  interface Action {
    void run() throws InterruptedException;
  }

  private final Action action;
  private final Semaphore hangups = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "config-reload");

  Reloading(Action action) {
    this.action = action;
    thread.setDaemon(true);
  }

  /** Begins to listen for the signal. Once. */
  void start() {
    thread.start();
  }

  /** Ends; what is under way is given up. */
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(1000);
  }

  private void run() {
    try {
      handleSignal();
      while (!Thread.currentThread().isInterrupted()) {
        hangups.acquire();
        hangups.drainPermits();
        action.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** By reflection: the compiler warns of sun.misc.Signal, and cannot be told not to. */
  private void handleSignal() {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance("HUP");
      Object handler =
          Proxy.newProxyInstance(
              handlerClass.getClassLoader(), new Class<?>[] {handlerClass}, this::call);
      signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
    } catch (ReflectiveOperationException e) {
      // A Java without signals, or one started with -Xrs: the next start reads the configuration.
      hangups.drainPermits();
    }
  }

  private Object call(Object proxy, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        hangups.release();
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "handler of SIGHUP";
    };
  }
}
