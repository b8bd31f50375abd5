package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StdoutGuardIT {
  private static final String READY = "READY\n";
  private static final String ONE_ANSWER = "READY\nRESULT 2\nOKREADY\n";

  private ListenerJvm listener;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    listener = ListenerJvm.start(folder, PrintingListener.class);
    listener.expectWritten(READY);
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  @Test
  void whatIsPrintedBeforeTheListenerIsBuiltGoesToStderr() throws IOException {
    assertThat(listener.writtenUntilEnd()).isEqualTo(READY);
    assertThat(listener.stderr()).isEqualTo("printed before the listener is built\n");
  }

  @Test
  void whatAHandlerPrintsGoesToStderr() throws IOException {
    assertWritesOnlyTheAnswer("PROCESS_STATE_FATAL");
    assertThat(listener.stderr()).contains("printed in a handler");
  }

  @Test
  void whatAnotherThreadPrintsGoesToStderr() throws IOException {
    assertWritesOnlyTheAnswer("PROCESS_LOG_STDOUT");
    assertThat(listener.stderr()).contains("printed in another thread");
  }

  @Test
  void aChildThatInheritsOutputDoesNotReachSupervisord() throws IOException {
    assertWritesOnlyTheAnswer("TICK_5");
  }

  @Test
  void aRedirectedChildPrintsToStderr() throws IOException {
    assertWritesOnlyTheAnswer("TICK_60");
    assertThat(listener.stderr()).contains("redirected\n", "joined\n", "errors\n");
  }

  @Test
  void aChildThatInheritsInputDoesNotTakeEvents() throws IOException {
    assertWritesOnlyTheAnswer("TICK_3600");
  }

  @Test
  void systemInIsAtItsEnd() throws IOException {
    assertWritesOnlyTheAnswer("PROCESS_GROUP_ADDED");
    assertThat(listener.stderr()).contains("System.in: -1");
  }

  @Test
  void streamsThatWereKeptFromBeforeLeadNowhere() throws IOException {
    assertWritesOnlyTheAnswer("REMOTE_COMMUNICATION");
  }

  @Test
  void anotherListenerIsRefused() throws IOException {
    assertWritesOnlyTheAnswer("SUPERVISOR_STATE_CHANGE_RUNNING");
    assertThat(listener.stderr()).contains("another listener is running on standard input");
  }

  @Test
  void aThreadDumpDoesNotReachSupervisord() throws Exception {
    listener.signal("QUIT");
    listener.send("EVENT", "");

    listener.expectWritten(ONE_ANSWER);
    assertThat(listener.writtenUntilEnd()).isEqualTo(ONE_ANSWER);
  }

  @Test
  void inAFileThatIsSharedNothingIsOverwritten(@TempDir Path shared) throws Exception {
    Path file = shared.resolve("both");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "echo before; \"$@\"; echo after"));
    command.add("sh");
    command.addAll(ListenerJvm.command(PrintingListener.class));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(file.toFile())
            .start();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(file).hasContent("before\nprinted before the listener is built\nREADY\nafter\n");
  }

  private void assertWritesOnlyTheAnswer(String eventName) throws IOException {
    listener.send(eventName, "");

    listener.expectWritten(ONE_ANSWER);
    assertThat(listener.writtenUntilEnd()).isEqualTo(ONE_ANSWER);
  }
}
