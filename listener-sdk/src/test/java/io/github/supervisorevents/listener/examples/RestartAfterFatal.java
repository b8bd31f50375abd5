package io.github.supervisorevents.listener.examples;

import io.github.supervisorevents.listener.SupervisorListener;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.io.IOException;

/**
 * Starts a process again that supervisord has given up. supervisord tells the way back to it in the
 * environment; it needs a {@code [unix_http_server]} or {@code [inet_http_server]} section.
 *
 * <pre>
 * [eventlistener:restart]
 * command=java -cp listener-sdk.jar:examples.jar io.github.supervisorevents.listener.examples.RestartAfterFatal
 * events=PROCESS_STATE_FATAL
 * </pre>
 */
public final class RestartAfterFatal {
  private RestartAfterFatal() {}

  /** Runs until supervisord stops it. */
  public static void main(String[] args) throws IOException {
    describe(SupervisorClient.fromEnvironment()).build().run();
  }

  static SupervisorListener.Builder describe(SupervisorClient supervisor) {
    return SupervisorListener.builder()
        .on(
            ProcessStateChange.Fatal.class,
            fatal -> supervisor.startProcess(fatal.group() + ":" + fatal.process(), false))
        .stopOnSigterm();
  }
}
