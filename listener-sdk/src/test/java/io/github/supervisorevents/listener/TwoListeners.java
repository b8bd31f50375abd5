package io.github.supervisorevents.listener;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Two listeners that stop on SIGTERM in one JVM; with an argument, the first is closed before. */
public final class TwoListeners {
  private static final List<Pipe> PIPES = new ArrayList<>();

  private TwoListeners() {}

  public static void main(String[] args) throws Exception {
    SupervisorListener first = start();
    start();
    if (args.length > 0) {
      first.close();
    }
  }

  private static SupervisorListener start() throws Exception {
    Pipe pipe = Pipe.open();
    PIPES.add(pipe);
    InputStream in = Channels.newInputStream(pipe.source());
    CountDownLatch ready = new CountDownLatch(1);
    SupervisorListener listener =
        SupervisorListener.builder()
            .streams(in, OutputStream.nullOutputStream())
            .observer(
                new ListenerObserver() {
                  @Override
                  public void ready() {
                    System.err.println("ready");
                    ready.countDown();
                  }
                })
            .stopOnSigterm()
            .build();
    new Thread(() -> run(listener)).start();
    ready.await();
    return listener;
  }

  private static void run(SupervisorListener listener) {
    try {
      listener.run();
      System.err.println("stopped");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
