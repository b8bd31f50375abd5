package io.github.supervisorevents.listener.examples;

import io.github.supervisorevents.listener.SupervisorListener;
import java.io.IOException;

/**
 * Prints every event on standard error, which supervisord keeps in the listener's {@code
 * stderr_logfile}.
 *
 * <pre>
 * [eventlistener:print]
 * command=java -cp listener-sdk.jar:examples.jar io.github.supervisorevents.listener.examples.PrintEveryEvent
 * events=EVENT
 * buffer_size=100
 * </pre>
 */
public final class PrintEveryEvent {
  private PrintEveryEvent() {}

  /** Runs until supervisord stops it. */
  public static void main(String[] args) throws IOException {
    describe().build().run();
  }

  static SupervisorListener.Builder describe() {
    return SupervisorListener.builder()
        .on(
            "EVENT",
            (headers, payload, data) ->
                System.err.println(headers.get("eventname") + " " + payload + " " + data.strip()))
        .stopOnSigterm();
  }
}
