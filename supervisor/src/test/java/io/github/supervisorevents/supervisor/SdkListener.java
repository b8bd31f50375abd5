package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.listener.SupervisorListener;
import io.github.supervisorevents.listener.event.ProcessLog;
import io.github.supervisorevents.listener.event.ProcessStateChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A listener built with the SDK: writes down what it understands. Its argument is the file. */
final class SdkListener {
  private SdkListener() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    SupervisorListener.builder()
        .on(ProcessStateChange.Exited.class, exited -> write(file, exited.toString()))
        .on(ProcessStateChange.Stopped.class, stopped -> write(file, stopped.toString()))
        .on(ProcessLog.class, log -> write(file, log.process() + " wrote " + log.data()))
        .stopOnSigterm()
        .build()
        .run();
  }

  private static void write(Path file, String text) throws IOException {
    System.out.println("this must not reach the protocol");
    Files.writeString(
        file, text.strip() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
