package io.github.supervisorevents.supervisor.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@code environment=} says.
 *
 * @param pairs names and values, in order
 * @param doubt why it may not mean what was meant; never shows a value, which may be a secret
 */
record KeyValues(Map<String, String> pairs, Optional<String> doubt) {
  private static final String ALLOWED = "allowed: KEY=\"value\",KEY2=\"value2\"";

  /**
   * Reads {@code KEY="value",KEY2="value2"}. Where the released supervisord and the next one (which
   * knows backslashes) differ, the released one is right unless it would be out of step.
   *
   * @throws BadValueException if neither can read it
   */
  static KeyValues parse(String text) throws BadValueException {
    Optional<Map<String, String>> exact =
        exactly(tokens(ShellTokens::released, text))
            .or(() -> exactly(tokens(ShellTokens::posix, text)));
    if (exact.isPresent()) {
      return new KeyValues(exact.get(), Optional.empty());
    }
    List<String> tokens = ShellTokens.released(text);
    return new KeyValues(loosely(tokens), Optional.of(strange(tokens)));
  }

  private static List<String> tokens(Conversion<List<String>> reading, String text) {
    try {
      return reading.convert(text);
    } catch (BadValueException unreadable) {
      return List.of("");
    }
  }

  private static Optional<Map<String, String>> exactly(List<String> tokens) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < tokens.size(); i += 4) {
      boolean separated = i + 3 >= tokens.size() || tokens.get(i + 3).equals(",");
      if (i + 2 >= tokens.size() || !tokens.get(i + 1).equals("=") || !separated) {
        return Optional.empty();
      }
      pairs.put(tokens.get(i), tokens.get(i + 2));
    }
    return Optional.of(pairs);
  }

  /** supervisord takes anything for a comma. */
  private static Map<String, String> loosely(List<String> tokens) throws BadValueException {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < tokens.size(); i += 4) {
      if (i + 2 >= tokens.size() || !tokens.get(i + 1).equals("=")) {
        String expected =
            i == 0 ? "KEY=value" : "a comma and KEY=value after the value of " + tokens.get(i - 4);
        throw new BadValueException("expected " + expected + "; " + ALLOWED);
      }
      pairs.put(tokens.get(i), tokens.get(i + 2));
    }
    return pairs;
  }

  private static String strange(List<String> tokens) {
    for (int i = 3; i < tokens.size(); i += 4) {
      if (!tokens.get(i).equals(",")) {
        return "the value of "
            + tokens.get(i - 3)
            + " ends where no comma follows; if more belongs to it, put it in quotes: "
            + ALLOWED;
      }
    }
    throw new IllegalStateException("nothing is strange");
  }
}
