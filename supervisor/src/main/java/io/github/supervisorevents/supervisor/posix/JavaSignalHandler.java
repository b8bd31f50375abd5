package io.github.supervisorevents.supervisor.posix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * A signal handler in Java, for processors that {@link SignalHandlerCode} does not know. It calls
 * sun.misc.Signal by reflection: the compiler warns of it and cannot be told not to.
 */
final class JavaSignalHandler {
  private static final Map<Integer, String> NAMES =
      Map.of(1, "HUP", 2, "INT", 12, "USR2", 15, "TERM", 17, "CHLD");

  private JavaSignalHandler() {}

  /** From now on the signal's number is written to the descriptor, by a thread of its own. */
  static void install(int number, int fd) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance(NAMES.get(number));
      Object handler =
          Proxy.newProxyInstance(
              handlerClass.getClassLoader(),
              new Class<?>[] {handlerClass},
              (proxy, method, arguments) -> call(proxy, method, arguments, number, fd));
      signalClass.getMethod("handle", signalClass, handlerClass).invoke(null, signal, handler);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "SIG" + NAMES.get(number) + " cannot be handled (is -Xrs given?)", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no sun.misc.Signal", e);
    }
  }

  private static Object call(Object proxy, Method method, Object[] arguments, int number, int fd) {
    return switch (method.getName()) {
      case "handle" -> {
        NativeBuffer one = NativeBuffer.allocate(1);
        one.bytes().put(0, (byte) number);
        one.write(fd);
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "handler of signal " + number;
    };
  }
}
