package io.github.supervisorevents.notifier.channel.console;

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
}
