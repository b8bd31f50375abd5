package io.github.supervisorevents.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Handles an event until a file exists. */
final class SlowListener {
  private SlowListener() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    SupervisorListener.Builder listener =
        SupervisorListener.builder()
            .on(
                "EVENT",
                event -> {
                  System.err.println("handling");
                  while (!Files.exists(file)) {
                    Thread.sleep(5);
                  }
                });
    if (arguments.length > 1) {
      listener.stopOnSigterm();
    }
    listener.build().run();
  }
}
