package io.github.supervisorevents.supervisor.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Takes typed values out of a section: expands, converts, and reports what cannot be; the caller
 * then goes on with the default, so that all mistakes are found in one go. For one thread.
 */
final class SectionReader {
  /** Keys of which no part is ever shown. */
  private static final Set<String> SECRETS = Set.of("password", "environment");

  private final IniDocument document;
  private final IniSection section;
  private final Expansions expansions;
  private final Path here;
  private final Findings findings;

  SectionReader(
      IniDocument document,
      IniSection section,
      Expansions expansions,
      Path here,
      Findings findings) {
    this.document = document;
    this.section = section;
    this.expansions = expansions;
    this.here = here;
    this.findings = findings;
  }

  /** The same section with other expansions. */
  SectionReader with(Expansions others) {
    return new SectionReader(document, section, others, here, findings);
  }

  Expansions expansions() {
    return expansions;
  }

  IniSection section() {
    return section;
  }

  boolean has(String key) {
    return entry(key).isPresent();
  }

  /** The value as written. */
  Optional<String> raw(String key) {
    return entry(key).map(IniEntry::value);
  }

  /**
   * The value, expanded; empty if the key is not there or its value is wrong, which is reported
   * then.
   */
  <T> Optional<T> get(String key, Conversion<T> conversion) {
    return entry(key).flatMap(entry -> convert(entry, conversion));
  }

  <T> T get(String key, Conversion<T> conversion, T otherwise) {
    return get(key, conversion).orElse(otherwise);
  }

  /** A number of things; a negative one is 0 as in supervisord, with a warning. */
  int count(String key, int otherwise) {
    int count = get(key, Values::signedCount, otherwise);
    if (count < 0) {
      warning(key, "is negative, which means the same as 0");
    }
    return Math.max(0, count);
  }

  Optional<String> text(String key) {
    return get(key, Values::text);
  }

  private <T> Optional<T> convert(IniEntry entry, Conversion<T> conversion) {
    try {
      return Optional.of(conversion.convert(expanded(entry)));
    } catch (BadValueException wrong) {
      findings.error(entry.place(), subject(entry.key()), wrong.getMessage());
      return Optional.empty();
    }
  }

  private String expanded(IniEntry entry) throws BadValueException {
    try {
      return expansions.expand(entry.value(), here(entry));
    } catch (BadValueException wrong) {
      throw SECRETS.contains(entry.key()) && wrong.isQuoting()
          ? new BadValueException(
              "found a % that is no expansion known here; write %% for a percent sign")
          : wrong;
    }
  }

  /** Expands a default that the section does not spell out. */
  String expand(String text) {
    try {
      return expansions.expand(text, here);
    } catch (BadValueException impossible) {
      throw new IllegalStateException(text, impossible);
    }
  }

  /** In an included file {@code %(here)s} is the directory of that file. */
  private Path here(IniEntry entry) {
    return entry.place().file().map(file -> file.toAbsolutePath().getParent()).orElse(here);
  }

  void error(String key, String message) {
    findings.error(place(key), subject(key), message);
  }

  void warning(String key, String message) {
    findings.warning(place(key), subject(key), message);
  }

  /** Something that concerns the section as a whole. */
  void error(String message) {
    findings.error(section.place(), section.title(), message);
  }

  /** Something that concerns the section as a whole. */
  void warning(String message) {
    findings.warning(section.place(), section.title(), message);
  }

  private Place place(String key) {
    return entry(key).map(IniEntry::place).orElse(section.place());
  }

  private String subject(String key) {
    return section.title() + " " + key;
  }

  private Optional<IniEntry> entry(String key) {
    return document.entry(section, key);
  }
}
