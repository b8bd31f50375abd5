package io.github.supervisorevents.listener;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** Prints wherever one can print; nothing of it may reach supervisord. */
final class PrintingListener {
  private PrintingListener() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream stdout = System.out;
    SupervisorListener.protectStdout();
    System.out.println("printed before the listener is built");
    SupervisorListener.builder()
        .on("PROCESS_STATE", (headers, payload) -> System.out.println("printed in a handler"))
        .on("PROCESS_LOG", event -> inAnotherThread())
        .on("TICK_5", event -> inChild(new ProcessBuilder("echo", "inherited").inheritIO()))
        .on(
            "TICK_60",
            event ->
                inChild(
                    SupervisorListener.redirectChild(
                        new ProcessBuilder("echo", "redirected").inheritIO())))
        .on(
            "TICK_60",
            event ->
                inChild(
                    SupervisorListener.redirectChild(
                        new ProcessBuilder("sh", "-c", "echo joined; echo errors >&2")
                            .inheritIO()
                            .redirectErrorStream(true))))
        .on("TICK_3600", event -> inChild(new ProcessBuilder("cat").inheritIO()))
        .on("PROCESS_GROUP", event -> System.out.println("System.in: " + System.in.read()))
        .on("SUPERVISOR_STATE_CHANGE", event -> runAnother())
        .on(
            "REMOTE_COMMUNICATION",
            event -> {
              stdout.println("printed through the old System.out");
              new PrintStream(new FileOutputStream(FileDescriptor.out), true).println("descriptor");
            })
        .build()
        .run();
  }

  private static void runAnother() throws IOException {
    try {
      SupervisorListener.builder().build().run();
    } catch (IllegalStateException refused) {
      System.out.println(refused.getMessage());
    }
  }

  private static void inAnotherThread() throws InterruptedException {
    Thread other = new Thread(() -> System.out.println("printed in another thread"), "other");
    other.start();
    other.join();
  }

  private static void inChild(ProcessBuilder child) throws IOException, InterruptedException {
    child.start().waitFor();
  }
}
