package io.github.supervisorevents.notifier.channel.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How the console channel writes. Immutable.
 *
 * @param colour whether to colour and embolden
 */
public record ConsoleConfig(boolean colour) {

  /**
   * Colour where a person sees it: on a terminal that knows colours, unless {@code NO_COLOR} is
   * set.
   *
   * @param environment the process's environment
   * @param terminal whether the stream that is written to is a terminal
   */
  public static ConsoleConfig suiting(Map<String, String> environment, boolean terminal) {
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    return new ConsoleConfig(terminal && !unwanted && !dumb);
  }

  /** Suits this process's stderr. */
  public static ConsoleConfig forStderr(Map<String, String> environment) {
    return suiting(environment, isTerminal(Path.of("/proc/self/fd/2")));
  }

  private static boolean isTerminal(Path stderr) {
    try {
      String target = Files.readSymbolicLink(stderr).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      // No /proc here: the JDK knows of stdin and stdout only, which are mostly the same terminal.
      return System.console() != null;
    }
  }
}
