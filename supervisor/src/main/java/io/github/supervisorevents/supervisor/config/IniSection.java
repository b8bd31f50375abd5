package io.github.supervisorevents.supervisor.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A section of a configuration, with the entries of all places where it was written. For one
 * thread.
 */
final class IniSection {
  private final String name;
  private final Place place;
  private final Map<String, IniEntry> entries = new LinkedHashMap<>();

  IniSection(String name, Place place) {
    this.name = name;
    this.place = place;
  }

  /** What stands between the brackets. */
  String name() {
    return name;
  }

  /** Its name as messages show it. */
  String title() {
    return "[" + name + "]";
  }

  /** {@code cat} of {@code [program:cat]}; empty without a colon. */
  String label() {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(colon + 1).strip();
  }

  /** Where it was written first. */
  Place place() {
    return place;
  }

  Optional<IniEntry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  Collection<IniEntry> entries() {
    return entries.values();
  }

  /** Adds an entry; one with the same key is replaced and returned. */
  Optional<IniEntry> put(IniEntry entry) {
    return Optional.ofNullable(entries.put(entry.key(), entry));
  }
}
