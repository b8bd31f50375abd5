package io.github.supervisorevents.supervisor.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts {@code KEY="value",OTHER=value} into its tokens. Two readings are known: the one of the
 * released supervisord, where a backslash is an ordinary character inside quotes and no word
 * character outside, and the POSIX one, where it escapes.
 */
final class ShellTokens {
  private static final String WORD_MARKS = "_/.+-():";

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private ShellTokens(String text) {
    this.text = text;
  }

  /**
   * As the released supervisord reads it: quotes do not nest, and all quotes at both ends of a
   * token are taken away.
   *
   * @throws BadValueException if a quote is not closed
   */
  static List<String> released(String text) throws BadValueException {
    ShellTokens tokens = new ShellTokens(text);
    while (tokens.skipToToken()) {
      tokens.releasedToken();
    }
    return tokens.tokens;
  }

  /**
   * As a POSIX shell's words are read: a backslash escapes a quote, quoted and unquoted parts make
   * one token.
   *
   * @throws BadValueException if a quote is not closed
   */
  static List<String> posix(String text) throws BadValueException {
    ShellTokens tokens = new ShellTokens(text);
    while (tokens.skipToToken()) {
      tokens.posixToken();
    }
    return tokens.tokens;
  }

  private boolean skipToToken() {
    while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == '#')) {
      at = text.charAt(at) == '#' ? endOfLine() : at + 1;
    }
    return at < text.length();
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private void releasedToken() throws BadValueException {
    char c = text.charAt(at);
    int from = at;
    if (isQuote(c)) {
      at = closingQuote(from) + 1;
    } else if (isWord(c)) {
      while (at < text.length() && (isWord(text.charAt(at)) || isQuote(text.charAt(at)))) {
        at++;
      }
    } else {
      at++;
    }
    tokens.add(text.substring(from, at).replaceAll("^['\"]+|['\"]+$", ""));
  }

  private int closingQuote(int from) throws BadValueException {
    int close = text.indexOf(text.charAt(from), from + 1);
    if (close < 0) {
      throw new BadValueException(
          "found a quotation mark that is not closed; allowed: KEY=\"value\",KEY2=\"value2\"");
    }
    return close;
  }

  private void posixToken() throws BadValueException {
    StringBuilder token = new StringBuilder();
    int from = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isQuote(c)) {
        quoted(token);
      } else if (c == '\\' && at + 1 < text.length()) {
        token.append(text.charAt(at + 1));
        at += 2;
      } else if (isWord(c)) {
        token.append(c);
        at++;
      } else {
        break;
      }
    }
    if (at == from) {
      token.append(text.charAt(at++));
    }
    tokens.add(token.toString());
  }

  private void quoted(StringBuilder token) throws BadValueException {
    char quote = text.charAt(at++);
    while (at < text.length() && text.charAt(at) != quote) {
      boolean escaped =
          quote == '"'
              && text.charAt(at) == '\\'
              && at + 1 < text.length()
              && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
      token.append(text.charAt(escaped ? at + 1 : at));
      at += escaped ? 2 : 1;
    }
    if (at >= text.length()) {
      throw new BadValueException(
          "found a quotation mark that is not closed; allowed: KEY=\"value\",KEY2=\"value2\"");
    }
    at++;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || WORD_MARKS.indexOf(c) >= 0;
  }
}
