package io.github.supervisorevents.supervisor.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command into words as supervisord does, which is as a shell does but without any
 * expansion: quotes of both kinds, and a backslash that stands outside of them or, within double
 * quotes, before a double quote or a backslash.
 */
final class CommandLine {
  private static final char NONE = 0;

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private char quote = NONE;

  private CommandLine(String text) {
    this.text = text;
  }

  /**
   * Splits a command.
   *
   * @throws UnusableCommandException if a quote is not closed or nothing follows a backslash
   */
  static List<String> split(String text) throws UnusableCommandException {
    return new CommandLine(text).split();
  }

  private List<String> split() throws UnusableCommandException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'') {
        i++;
        if (i == text.length()) {
          throw unparsable("No escaped character");
        }
        escaped(text.charAt(i));
      } else if (quote != NONE) {
        inQuotes(c);
      } else {
        outsideQuotes(c);
      }
    }
    if (quote != NONE) {
      throw unparsable("No closing quotation");
    }
    endWord();
    return words;
  }

  private void escaped(char c) {
    if (quote != NONE && c != '\\' && c != quote) {
      word.append('\\');
    }
    inWord = true;
    word.append(c);
  }

  private void inQuotes(char c) {
    if (c == quote) {
      quote = NONE;
    } else {
      word.append(c);
    }
  }

  private void outsideQuotes(char c) {
    switch (c) {
      case ' ', '\t', '\r', '\n' -> endWord();
      case '\'', '"' -> {
        quote = c;
        inWord = true;
      }
      default -> {
        inWord = true;
        word.append(c);
      }
    }
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private UnusableCommandException unparsable(String why) {
    return UnusableCommandException.notExecutable(
        "can't parse command " + PythonText.quoted(text) + ": " + why);
  }
}
