package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigtermIT {
  @TempDir private Path folder;

  @Test
  void anIdleListenerExitsWithZero() throws Exception {
    try (ListenerJvm listener = start("stopOnSigterm")) {
      listener.expectWritten("READY\n");

      listener.signal("TERM");

      assertThat(listener.exitCode()).isZero();
      assertThat(listener.writtenUntilEnd()).isEqualTo("READY\n");
    }
  }

  @Test
  void theEventInFlightIsFinishedAndAnswered() throws Exception {
    try (ListenerJvm listener = start("stopOnSigterm")) {
      listener.expectWritten("READY\n");
      listener.send("TICK_5", "when:5");
      listener.awaitStderr("handling");

      listener.signal("TERM");
      Files.createFile(folder.resolve("go"));

      assertThat(listener.exitCode()).isZero();
      assertThat(listener.writtenUntilEnd()).startsWith("READY\nRESULT 2\nOK");
    }
  }

  @Test
  void aSecondSignalEndsTheJvmAsUsual() throws Exception {
    try (ListenerJvm listener = start("stopOnSigterm")) {
      listener.expectWritten("READY\n");
      listener.send("TICK_5", "when:5");
      listener.awaitStderr("handling");

      while (listener.isAlive()) {
        listener.signalIfAlive("TERM");
      }

      assertThat(listener.exitCode()).isEqualTo(143);
    }
  }

  @Test
  void allListenersOfAJvmAreStopped() throws Exception {
    try (ListenerJvm listeners = ListenerJvm.start(folder, TwoListeners.class)) {
      listeners.awaitStderr("ready\nready\n");

      listeners.signal("TERM");

      assertThat(listeners.exitCode()).isZero();
    }
  }

  @Test
  void aListenerThatHasEndedLeavesTheSignalToTheOther() throws Exception {
    try (ListenerJvm listeners = ListenerJvm.start(folder, TwoListeners.class, "close the first")) {
      listeners.awaitStderr("stopped\n");

      listeners.signal("TERM");

      assertThat(listeners.exitCode()).isZero();
    }
  }

  @Test
  void withoutTheOptionAJvmExitsWith143() throws Exception {
    try (ListenerJvm listener = start()) {
      listener.expectWritten("READY\n");

      listener.signal("TERM");

      assertThat(listener.exitCode()).isEqualTo(143);
    }
  }

  private ListenerJvm start(String... options) throws Exception {
    String[] arguments = new String[options.length + 1];
    arguments[0] = folder.resolve("go").toString();
    System.arraycopy(options, 0, arguments, 1, options.length);
    return ListenerJvm.start(folder, SlowListener.class, arguments);
  }
}
