package io.github.supervisorevents.notifier.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a configuration file, and where it stands. Immutable. */
sealed interface Located {
  /** Where it begins. */
  Place place();

  /**
   * A place in the file.
   *
   * @param line counted from 1
   * @param column counted from 1
   */
  record Place(int line, int column) {
    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  /** A word, a number, a text. */
  record Scalar(String text, Place place) implements Located {}

  /** A list. */
  record Sequence(List<Located> items, Place place) implements Located {
    /** Copies. */
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Names with what is said of them. */
  record Mapping(Map<String, Entry> entries, Place place) implements Located {
    /** Copies. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /**
   * One name.
   *
   * @param place where the name stands
   * @param value what is said of it
   */
  record Entry(Place place, Located value) {}
}
