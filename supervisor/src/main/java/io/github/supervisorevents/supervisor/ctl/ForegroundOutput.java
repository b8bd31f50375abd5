package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.LogStream;
import io.github.supervisorevents.listener.rpc.RpcHttpException;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.util.ArrayList;
import java.util.List;

/** Both logs of a process on our output, each copied by a thread of its own, until closed. */
final class ForegroundOutput {
  private final List<LogStream> streams = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private ForegroundOutput() {}

  static ForegroundOutput start(CtlSession ctl, SupervisorClient supervisor, String name) {
    ForegroundOutput output = new ForegroundOutput();
    try {
      for (LogStream.Channel channel : LogStream.Channel.values()) {
        output.follow(ctl, supervisor, name, channel);
      }
      return output;
    } catch (RuntimeException e) {
      output.close();
      throw e;
    }
  }

  private void follow(
      CtlSession ctl, SupervisorClient supervisor, String name, LogStream.Channel channel) {
    try {
      LogStream stream = supervisor.followProcessLog(name, channel);
      streams.add(stream);
      Thread thread = new Thread(() -> LogFollower.copy(ctl, stream), "foreground-" + channel);
      threads.add(thread);
      thread.start();
    } catch (RpcHttpException e) {
      // An output without a log, because it is redirected or thrown away.
      ctl.complain(
          e.server()
              + e.method().replaceFirst("GET ", "")
              + " Cannot read, status code "
              + e.status());
    }
  }

  void close() {
    streams.forEach(LogStream::close);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
