package io.github.supervisorevents.supervisor.pool;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.process.Channel;
import io.github.supervisorevents.supervisor.process.OutputSink;
import io.github.supervisorevents.supervisor.process.OutputSinks;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The logs of a listener, whose stdout is also listened to. */
final class ListeningSinks implements OutputSinks {
  private final OutputSinks logs;
  private final Consumer<byte[]> ear;

  /**
   * Listens.
   *
   * @param logs where the listener's output is kept
   * @param ear gets what comes on stdout, after it was kept
   */
  ListeningSinks(OutputSinks logs, Consumer<byte[]> ear) {
    this.logs = logs;
    this.ear = ear;
  }

  @Override
  public OutputSink open(Channel channel, IntSupplier pid) throws IOException {
    OutputSink log = logs.open(channel, pid);
    return channel == Channel.STDOUT ? new Listening(log) : log;
  }

  @Override
  public void clear() throws IOException {
    logs.clear();
  }

  /** An open stdout. */
  private final class Listening implements OutputSink {
    private final OutputSink log;

    Listening(OutputSink log) {
      this.log = log;
    }

    @Override
    public void write(NativeBuffer data) {
      byte[] copy = new byte[data.bytes().remaining()];
      data.bytes().duplicate().get(copy);
      log.write(data);
      ear.accept(copy);
    }

    @Override
    public void reopen() {
      log.reopen();
    }

    @Override
    public void clear() throws IOException {
      log.clear();
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
