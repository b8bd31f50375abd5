package io.github.supervisorevents.listener.examples;

import io.github.supervisorevents.listener.SupervisorListener;
import io.github.supervisorevents.listener.event.ProcessCommunication;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.io.IOException;
import java.util.Locale;

/**
 * Answers what a process says between {@code <!--XSUPERVISOR:BEGIN-->} and {@code
 * <!--XSUPERVISOR:END-->}, by writing to its standard input. The program needs {@code
 * stdout_capture_maxbytes=1MB}.
 *
 * <pre>
 * [eventlistener:answer]
 * command=java -cp listener-sdk.jar:examples.jar io.github.supervisorevents.listener.examples.AnswerCommunication
 * events=PROCESS_COMMUNICATION
 * </pre>
 */
public final class AnswerCommunication {
  private AnswerCommunication() {}

  /** Runs until supervisord stops it. */
  public static void main(String[] args) throws IOException {
    describe(SupervisorClient.fromEnvironment()).build().run();
  }

  static SupervisorListener.Builder describe(SupervisorClient supervisor) {
    return SupervisorListener.builder()
        .on(
            ProcessCommunication.class,
            said ->
                supervisor.sendProcessStdin(
                    said.group() + ":" + said.process(),
                    said.data().toUpperCase(Locale.ROOT) + "\n"))
        .stopOnSigterm();
  }
}
