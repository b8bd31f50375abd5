package io.github.supervisorevents.notifier.config;

import java.util.List;

/** The configuration is wrong; says everything that is wrong with it at once. Holds no secret. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> mistakes;

  ConfigurationException(List<String> mistakes) {
    super(String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Each mistake in a sentence or two: what was found, where, and what to do. */
  public List<String> mistakes() {
    return mistakes;
  }

  /** All mistakes in one list, and where to go on from there; ends with a line feed. */
  public String report() {
    StringBuilder text = new StringBuilder("supervisor-notifier: ");
    text.append(mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes")
        .append(" in the configuration, nothing was started:\n");
    mistakes.forEach(mistake -> text.append("  - ").append(mistake).append('\n'));
    return text.append(
            "Settings are environment variables: of supervisord, or in environment= of"
                + " [eventlistener:...]. supervisor-notifier --help lists them.\n")
        .toString();
  }
}
