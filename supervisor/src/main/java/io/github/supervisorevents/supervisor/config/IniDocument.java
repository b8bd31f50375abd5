package io.github.supervisorevents.supervisor.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sections of a configuration file and of those it includes, in the order in which they were
 * first written. For one thread.
 */
final class IniDocument {
  /** Its entries count for every section that does not have them. */
  static final String DEFAULTS = "DEFAULT";

  private final Map<String, IniSection> sections = new LinkedHashMap<>();

  /** The section with this name, made if there is none yet. */
  IniSection open(String name, Place place) {
    return sections.computeIfAbsent(name, missing -> new IniSection(missing, place));
  }

  Optional<IniSection> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  Collection<IniSection> sections() {
    return sections.values();
  }

  /** The sections named {@code kind:…}. */
  List<IniSection> ofKind(String kind) {
    return sections.values().stream()
        .filter(section -> section.name().startsWith(kind + ":"))
        .toList();
  }

  /** A section's own entry, else the one of {@code [DEFAULT]}. */
  Optional<IniEntry> entry(IniSection section, String key) {
    return section.entry(key).or(() -> section(DEFAULTS).flatMap(defaults -> defaults.entry(key)));
  }
}
