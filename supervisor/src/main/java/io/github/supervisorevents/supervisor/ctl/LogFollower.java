package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.LogStream;
import io.github.supervisorevents.listener.rpc.RpcHttpException;
import java.io.IOException;
import java.util.function.Supplier;

/** Shows a log as it grows, until Ctrl-C, its end, or nobody reads our output any more. */
final class LogFollower {
  private static final int UNAUTHORIZED = 401;

  private LogFollower() {}

  static void follow(CtlSession ctl, Supplier<LogStream> log) {
    ctl.say("==> Press Ctrl-C to exit <==");
    ctl.out().flush();
    try (LogStream stream = log.get()) {
      ctl.interrupts().handle(stream::close, () -> copy(ctl, stream));
      if (stream.isClosed()) {
        ctl.say("");
      }
    } catch (RpcHttpException e) {
      if (e.status() == UNAUTHORIZED) {
        throw e;
      }
      ctl.complain(
          e.server()
              + e.method().replaceFirst("GET ", "")
              + " Cannot read, status code "
              + e.status());
    }
  }

  static void copy(CtlSession ctl, LogStream stream) {
    byte[] part = new byte[8192];
    try {
      for (int count = stream.read(part); count >= 0; count = stream.read(part)) {
        ctl.out().write(part, 0, count);
        if (ctl.out().checkError()) {
          return;
        }
      }
    } catch (IOException e) {
      ctl.complain("error: " + e.getMessage());
    }
  }
}
