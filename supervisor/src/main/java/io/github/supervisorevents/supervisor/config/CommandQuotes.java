package io.github.supervisorevents.supervisor.config;

/** Looks whether the quotation marks of a command line are closed, as a POSIX shell counts them. */
final class CommandQuotes {
  private static final char NONE = 0;

  private CommandQuotes() {}

  static boolean areOpen(String command) {
    char quote = NONE;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
      } else if (quote == NONE && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = NONE;
      }
    }
    return quote != NONE;
  }
}
