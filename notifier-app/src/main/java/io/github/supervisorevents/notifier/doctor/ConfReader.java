package io.github.supervisorevents.notifier.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a supervisord.conf tolerantly: what it does not understand it passes over, since
 * supervisord itself says what is no configuration at all. For one thread, one file and what that
 * includes.
 */
final class ConfReader {
  private static final Pattern HEADER = Pattern.compile("\\[([^\\]]+)].*");
  private static final Pattern UNCLOSED = Pattern.compile("\\[([^\\]]*)");
  private static final Pattern ENTRY = Pattern.compile("([^=:]+?)\\s*[=:]\\s*(.*)");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)[;#].*");

  private final Map<String, ConfSection> sections = new LinkedHashMap<>();
  private final List<Path> files = new ArrayList<>();
  private final List<Finding> mistakes = new ArrayList<>();
  private Optional<ConfSection> section = Optional.empty();
  private Optional<ConfEntry> entry = Optional.empty();
  private int indent;

  /** Reads a file, and those that it includes. */
  static SupervisordConf read(Path file) throws IOException {
    ConfReader reader = new ConfReader();
    reader.readOne(file);
    Optional<ConfEntry> include =
        Optional.ofNullable(reader.sections.get("include")).flatMap(found -> found.entry("files"));
    if (include.isPresent()) {
      for (Path included : IncludedFiles.of(file, include.get().value())) {
        reader.readOne(included);
      }
    }
    return new SupervisordConf(
        file, reader.files, List.copyOf(reader.sections.values()), reader.mistakes);
  }

  private void readOne(Path file) throws IOException {
    files.add(file);
    section = Optional.empty();
    entry = Optional.empty();
    int number = 0;
    // Bytes that are no UTF-8 do not matter here.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.split("\\r?\\n", -1)) {
      number++;
      read(line, new Place(file, number));
    }
  }

  private void read(String line, Place place) {
    String content = COMMENT.matcher(line).replaceFirst("").strip();
    if (content.isEmpty()) {
      return;
    }
    int depth = line.length() - line.stripLeading().length();
    if (entry.isPresent() && depth > indent) {
      goOn(entry.get(), content);
      return;
    }
    indent = depth;
    Matcher header = HEADER.matcher(content);
    if (header.matches()) {
      open(header.group(1), place);
      return;
    }
    Matcher unclosed = UNCLOSED.matcher(content);
    if (unclosed.matches()) {
      mistakes.add(unclosed(unclosed.group(1), place));
      open(unclosed.group(1), place);
      return;
    }
    Matcher pair = ENTRY.matcher(content);
    if (section.isPresent() && pair.matches()) {
      put(new ConfEntry(pair.group(1).strip().toLowerCase(Locale.ROOT), pair.group(2), place));
    }
  }

  private void open(String name, Place place) {
    entry = Optional.empty();
    section = Optional.of(sections.computeIfAbsent(name, unseen -> new ConfSection(unseen, place)));
  }

  // What follows is looked at as it was meant.
  private static Finding unclosed(String name, Place place) {
    return new Finding(
        Finding.Weight.WRONG,
        place,
        name,
        "the section's name has no ] at its end: supervisord takes the line for a setting of the"
            + " section above, or does not start",
        "[" + name + "]");
  }

  private void goOn(ConfEntry begun, String content) {
    put(new ConfEntry(begun.key(), begun.value() + "\n" + content, begun.place()));
  }

  private void put(ConfEntry newEntry) {
    entry = Optional.of(newEntry);
    section.ifPresent(open -> open.put(newEntry));
  }
}
