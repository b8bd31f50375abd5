package io.github.supervisorevents.listener.rpc;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Pulls tags and text out of a small XML document. Nothing expands: a reference is one of the five
 * entities or a number, a DTD is an error. For one thread.
 */
final class XmlScanner {
  private static final int LONGEST_REFERENCE = 12;

  private final String document;
  private int at;
  private int tag = -1;
  private int reference = -1;

  /** The last tag opened was {@code <x/>}: its end is already here. */
  private boolean atEmptyElement;

  private XmlScanner(String document) {
    this.document = document;
  }

  static XmlScanner of(byte[] bytes) throws XmlRpcFormatException {
    XmlScanner scanner = new XmlScanner(new String(bytes, charset(bytes)));
    if (scanner.looksAt("\uFEFF")) {
      scanner.at++;
    }
    return scanner;
  }

  private static Charset charset(byte[] bytes) throws XmlRpcFormatException {
    String start = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    int end = start.indexOf("?>");
    int name = start.indexOf("encoding");
    if (!start.startsWith("<?xml") || name < 0 || name > end) {
      return StandardCharsets.UTF_8;
    }
    String declared = start.substring(name + "encoding".length(), end).replaceAll("[\\s='\"]", "");
    return switch (declared.toUpperCase(Locale.ROOT)) {
      case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
      case "US-ASCII", "ASCII" -> StandardCharsets.US_ASCII;
      case "ISO-8859-1", "LATIN-1", "LATIN1" -> StandardCharsets.ISO_8859_1;
      default ->
          throw new XmlRpcFormatException(
              "expected the encoding UTF-8, US-ASCII or ISO-8859-1, found \"" + declared + "\"");
    };
  }

  /** Opens the next element and says its name; only white space may come before it. */
  String open() throws XmlRpcFormatException {
    skipBlank("a start tag");
    if (atEmptyElement || !looksAt("<") || looksAt("</")) {
      throw unexpected("a start tag");
    }
    at++;
    String name = name();
    attributes(name);
    return name;
  }

  /** Opens the next element, which must have this name. */
  void open(String name) throws XmlRpcFormatException {
    int before = at;
    String found = open();
    if (!found.equals(name)) {
      at = before;
      throw unexpected("<" + name + ">");
    }
  }

  /** Closes the element that was opened last and not closed yet, which has this name. */
  void close(String name) throws XmlRpcFormatException {
    if (atEmptyElement) {
      atEmptyElement = false;
      return;
    }
    skipBlank("</" + name + ">");
    if (!looksAt("</")) {
      throw unexpected("</" + name + ">");
    }
    int before = at;
    at += 2;
    String found = name();
    skipWhitespace();
    if (!found.equals(name) || !looksAt(">")) {
      at = before;
      throw unexpected("</" + name + ">");
    }
    at++;
  }

  /** Whether the element that is open ends here; only white space may come before its end. */
  boolean isAtEnd() throws XmlRpcFormatException {
    if (atEmptyElement) {
      return true;
    }
    skipBlank("a tag");
    return looksAt("</");
  }

  /** The characters up to the next tag. */
  String text() throws XmlRpcFormatException {
    if (atEmptyElement) {
      return "";
    }
    int end = nextTag();
    if (end == document.length() || nextReference() < end || isSpecial(end)) {
      return mixedText();
    }
    String plain = document.substring(at, end);
    at = end;
    return plain;
  }

  /** Only white space, comments and instructions may be left. */
  void end() throws XmlRpcFormatException {
    skipMisc();
    if (at < document.length()) {
      throw unexpected("the end of the document");
    }
  }

  private String mixedText() throws XmlRpcFormatException {
    StringBuilder text = new StringBuilder();
    while (at < document.length()) {
      char c = document.charAt(at);
      if (c == '&') {
        reference(text);
      } else if (c != '<') {
        int end = Math.min(nextTag(), nextReference());
        text.append(document, at, end);
        at = end;
      } else if (looksAt("<![CDATA[")) {
        at += "<![CDATA[".length();
        int end = endOf("]]>");
        text.append(document, at, end);
        at = end + "]]>".length();
      } else if (isSpecial(at)) {
        skipMarkup();
      } else {
        return text.toString();
      }
    }
    throw unexpected("a tag");
  }

  private void reference(StringBuilder text) throws XmlRpcFormatException {
    int end = document.indexOf(';', at);
    if (end < 0 || end - at > LONGEST_REFERENCE) {
      throw unexpected("a reference that ends in ';'");
    }
    String name = document.substring(at + 1, end);
    switch (name) {
      case "lt" -> text.append('<');
      case "gt" -> text.append('>');
      case "amp" -> text.append('&');
      case "quot" -> text.append('"');
      case "apos" -> text.append('\'');
      default -> text.appendCodePoint(number(name));
    }
    at = end + 1;
  }

  private int number(String name) throws XmlRpcFormatException {
    try {
      if (name.startsWith("#x")) {
        return codePoint(Integer.parseUnsignedInt(name.substring(2), 16));
      }
      if (name.startsWith("#")) {
        return codePoint(Integer.parseUnsignedInt(name.substring(1)));
      }
    } catch (NumberFormatException e) {
      throw unexpected("a numeric reference");
    }
    throw unexpected("a numeric reference or one of lt, gt, amp, quot, apos");
  }

  private int codePoint(int number) throws XmlRpcFormatException {
    if (!Character.isValidCodePoint(number)) {
      throw unexpected("a reference to a character");
    }
    return number;
  }

  private String name() throws XmlRpcFormatException {
    int start = at;
    while (at < document.length() && isNameCharacter(document.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected("the name of an element");
    }
    return document.substring(start, at);
  }

  private static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '.'
        || c == ':'
        || c == '_'
        || c == '-';
  }

  /** XML-RPC has no attributes; those that are there are passed over. */
  private void attributes(String element) throws XmlRpcFormatException {
    while (true) {
      skipWhitespace();
      if (looksAt("/>")) {
        at += 2;
        atEmptyElement = true;
        return;
      }
      if (looksAt(">")) {
        at++;
        return;
      }
      attribute(element);
    }
  }

  private void attribute(String element) throws XmlRpcFormatException {
    name();
    skipWhitespace();
    if (!looksAt("=")) {
      throw unexpected("'=' after the name of an attribute of <" + element + ">");
    }
    at++;
    skipWhitespace();
    if (!looksAt("\"") && !looksAt("'")) {
      throw unexpected("the quoted value of an attribute of <" + element + ">");
    }
    String quote = document.substring(at, at + 1);
    at++;
    at = endOf(quote) + 1;
  }

  private void skipBlank(String expected) throws XmlRpcFormatException {
    skipMisc();
    if (at >= document.length()) {
      throw unexpected(expected);
    }
  }

  private void skipMisc() throws XmlRpcFormatException {
    skipWhitespace();
    while (isSpecial(at) && !looksAt("<![CDATA[")) {
      skipMarkup();
      skipWhitespace();
    }
  }

  // Each is looked for once, however often it is asked for: log tails are long.
  private int nextTag() {
    if (tag < at) {
      tag = next('<');
    }
    return tag;
  }

  private int nextReference() {
    if (reference < at) {
      reference = next('&');
    }
    return reference;
  }

  private int next(char c) {
    int found = document.indexOf(c, at);
    return found < 0 ? document.length() : found;
  }

  /** Comments, instructions, CDATA and declarations. */
  private boolean isSpecial(int position) {
    return document.startsWith("<!", position) || document.startsWith("<?", position);
  }

  private void skipMarkup() throws XmlRpcFormatException {
    if (looksAt("<!--")) {
      at += "<!--".length();
      at = endOf("-->") + "-->".length();
    } else if (looksAt("<?")) {
      at += "<?".length();
      at = endOf("?>") + "?>".length();
    } else {
      throw unexpected("no DTD");
    }
  }

  private int endOf(String mark) throws XmlRpcFormatException {
    int end = document.indexOf(mark, at);
    if (end < 0) {
      at = document.length();
      throw unexpected(mark);
    }
    return end;
  }

  private void skipWhitespace() {
    while (at < document.length() && XmlCharacters.isWhitespace(document.charAt(at))) {
      at++;
    }
  }

  private boolean looksAt(String mark) {
    return document.startsWith(mark, at);
  }

  /** What is said when something else is here than what had to come. */
  XmlRpcFormatException unexpected(String expected) {
    String found =
        at >= document.length()
            ? "the end"
            : "\"" + document.substring(at, Math.min(at + 40, document.length())) + "\"";
    return new XmlRpcFormatException(
        "expected " + expected + ", found " + found + " at character " + at);
  }
}
