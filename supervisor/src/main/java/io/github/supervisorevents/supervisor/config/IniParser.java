package io.github.supervisorevents.supervisor.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of one file into a document, line by line, as Python's ConfigParser does:
 * sections, {@code key = value} or {@code key: value}, values continued on lines that are indented
 * further, comments. For one thread, one file.
 */
final class IniParser {
  private static final Pattern HEADER = Pattern.compile("\\[(.+)].*", Pattern.DOTALL);

  private final IniDocument document;
  private final Path file;
  private final Findings findings;
  private final Map<String, Integer> sectionLines = new HashMap<>();

  private IniSection section;
  private String key;
  private int keyLine;
  private final List<String> value = new ArrayList<>();
  private int indent;
  private int number;

  IniParser(IniDocument document, Path file, Findings findings) {
    this.document = document;
    this.file = file;
    this.findings = findings;
  }

  /** Adds what the text says to the document. */
  void parse(String text) {
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String line : withoutMark.split("\r\n|\n|\r", -1)) {
      number++;
      line(line);
    }
    endValue();
  }

  private void line(String line) {
    int comment = IniComments.start(line);
    String content =
        PythonText.strip(comment == IniComments.NONE ? line : line.substring(0, comment));
    if (content.isEmpty()) {
      if (comment == IniComments.NONE && key != null) {
        value.add("");
      }
      return;
    }
    int depth = PythonText.indent(line);
    if (key != null && depth > indent) {
      value.add(content);
      return;
    }
    endValue();
    indent = depth;
    Matcher header = HEADER.matcher(content);
    if (header.matches()) {
      openSection(header.group(1));
    } else {
      keyAndValue(content);
    }
  }

  private void openSection(String name) {
    section = document.open(name, Place.line(file, number));
    Integer before = sectionLines.putIfAbsent(name, number);
    if (before != null) {
      warn(
          section.title(),
          "the section is here a second time, first in line " + before + "; both are read as one");
    } else if (!section.place().equals(Place.line(file, number))) {
      warn(
          section.title(),
          "the section was opened in " + section.place() + " before; both are read as one");
    }
  }

  private void keyAndValue(String content) {
    int delimiter = delimiter(content);
    if (section == null) {
      error("", "found \"" + content + "\" before any section; expected a line like [supervisord]");
    } else if (content.startsWith("[")) {
      error(section.title(), "found \"" + content + "\"; a section header ends with ]");
    } else if (delimiter < 0) {
      error(section.title(), "found \"" + shown(content) + "\"; expected key = value");
    } else if (delimiter == 0) {
      error(section.title(), "found a value without a key; expected key = value");
    } else {
      key = PythonText.stripEnd(content.substring(0, delimiter)).toLowerCase(Locale.ROOT);
      keyLine = number;
      value.add(PythonText.strip(content.substring(delimiter + 1)));
    }
  }

  /** A password whose equals sign was forgotten is still a password. */
  private static String shown(String content) {
    return content.toLowerCase(Locale.ROOT).startsWith("password") ? "password ..." : content;
  }

  private static int delimiter(String content) {
    int equals = content.indexOf('=');
    int colon = content.indexOf(':');
    return equals < 0 || colon >= 0 && colon < equals ? colon : equals;
  }

  private void endValue() {
    if (key == null) {
      return;
    }
    String joined = PythonText.stripEnd(String.join("\n", value));
    IniEntry entry = new IniEntry(key, joined, Place.line(file, keyLine));
    section
        .put(entry)
        .ifPresent(
            former ->
                findings.warning(
                    entry.place(),
                    section.title() + " " + entry.key(),
                    "replaces the value given in " + former.place()));
    key = null;
    value.clear();
  }

  private void error(String subject, String message) {
    findings.error(Place.line(file, number), subject, message);
  }

  private void warn(String subject, String message) {
    findings.warning(Place.line(file, number), subject, message);
  }
}
