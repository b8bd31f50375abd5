package io.github.supervisorevents.notifier.doctor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A section and what is in it. Filled by {@link ConfReader}, then left alone. */
final class ConfSection {
  private static final Set<String> TRUE = Set.of("1", "true", "on", "yes");

  private final String name;
  private final Place place;
  private final Map<String, ConfEntry> entries = new LinkedHashMap<>();

  ConfSection(String name, Place place) {
    this.name = name;
    this.place = place;
  }

  // The last one counts, as for supervisord.
  void put(ConfEntry entry) {
    entries.put(entry.key(), entry);
  }

  String name() {
    return name;
  }

  /** What comes after the colon; the whole name without one. */
  String subject() {
    return name.substring(name.indexOf(':') + 1);
  }

  Place place() {
    return place;
  }

  Collection<ConfEntry> entries() {
    return entries.values();
  }

  Optional<ConfEntry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  String text(String key, String usual) {
    return entry(key).map(ConfEntry::value).orElse(usual);
  }

  boolean isTrue(String key) {
    return TRUE.contains(text(key, "").toLowerCase(Locale.ROOT));
  }

  /** A number; empty when it is something else, for example an expansion. */
  OptionalInt number(String key, int usual) {
    try {
      return OptionalInt.of(Integer.parseInt(text(key, String.valueOf(usual)).strip()));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** Where this key is written, else where the section begins. */
  Place placeOf(String key) {
    return entry(key).map(ConfEntry::place).orElse(place);
  }
}
