package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.supervisor.config.Surroundings;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The command jsupervisorctl. The exit status is the verb's, 2 when the command line or the
 * configuration is wrong, 0 after the interactive shell.
 */
public final class SupervisorCtlMain {
  private SupervisorCtlMain() {}

  /**
   * Runs the command and ends the process.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    SupervisorCtl ctl =
        new SupervisorCtl(
            Surroundings.ofThisProcess(new PasswdHomes()),
            System.in,
            stream(FileDescriptor.out),
            stream(FileDescriptor.err));
    System.exit(ctl.run(GivenArguments.of(arguments)));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
  }
}
