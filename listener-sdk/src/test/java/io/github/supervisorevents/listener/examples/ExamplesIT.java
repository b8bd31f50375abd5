package io.github.supervisorevents.listener.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.rpc.RealSupervisord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each example under the real supervisord, with the configuration that it shows. */
class ExamplesIT {
  @Test
  void everyEventIsPrinted() throws IOException {
    try (RealSupervisord supervisord =
        RealSupervisord.start(listener(PrintEveryEvent.class, "EVENT"))) {
      supervisord.unix().sendRemoteCommEvent("greeting", "Grüße 𝄞");

      awaitContent(
          supervisord.folder().resolve("listener.log"),
          "REMOTE_COMMUNICATION {type=greeting} Grüße 𝄞");
    }
  }

  @Test
  void aProcessIsStartedAgainAfterFatal() throws IOException {
    String program =
        """
        [program:poor]
        command=/bin/sh -c "echo try >> %(here)s/tries; exit 1"
        startretries=0
        """;
    try (RealSupervisord supervisord =
        RealSupervisord.start(listener(RestartAfterFatal.class, "PROCESS_STATE_FATAL") + program)) {

      awaitContent(supervisord.folder().resolve("tries"), "try\ntry\ntry\n");
    }
  }

  @Test
  void aProcessIsAnswered() throws IOException {
    String program =
        """
        [program:talker]
        command=/bin/sh -c "printf '<!--XSUPERVISOR:BEGIN-->hello<!--XSUPERVISOR:END-->'; read answer; echo $answer > %(here)s/answer; sleep 100"
        stdout_capture_maxbytes=1MB
        """;
    try (RealSupervisord supervisord =
        RealSupervisord.start(
            listener(AnswerCommunication.class, "PROCESS_COMMUNICATION") + program)) {

      awaitContent(supervisord.folder().resolve("answer"), "HELLO\n");
    }
  }

  private static String listener(Class<?> example, String events) {
    return """
    [eventlistener:example]
    command=%s/bin/java -cp %s %s
    events=%s
    buffer_size=100
    stderr_logfile=%%(here)s/listener.log
    """
        .formatted(
            System.getProperty("java.home"),
            System.getProperty("java.class.path"),
            example.getName(),
            events);
  }

  private static void awaitContent(Path file, String expected) {
    RealSupervisord.await(
        expected + " in " + file.getFileName(),
        () -> {
          try {
            return Files.exists(file) && Files.readString(file).contains(expected);
          } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
          }
        });
    assertThat(file).exists();
  }
}
