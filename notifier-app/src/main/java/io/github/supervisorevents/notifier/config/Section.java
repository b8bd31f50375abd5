package io.github.supervisorevents.notifier.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A part of a configuration file with named settings. Knows which names were asked for, and
 * complains about the others at the {@link #end}. For one thread.
 */
final class Section {
  private final String what;
  private final Located.Mapping mapping;
  private final FileMistakes mistakes;
  private final Set<String> known = new TreeSet<>();

  /**
   * A section.
   *
   * @param what what it describes, for messages; empty for the whole file
   */
  Section(String what, Located.Mapping mapping, FileMistakes mistakes) {
    this.what = what;
    this.mapping = mapping;
    this.mistakes = mistakes;
  }

  /** What is said as a section; complains when it is none. */
  static Optional<Section> of(String what, Located value, FileMistakes mistakes) {
    if (value instanceof Located.Mapping found) {
      return Optional.of(new Section(what, found, mistakes));
    }
    mistakes.add(value.place(), "%s: expected settings, each as name: value".formatted(what));
    return Optional.empty();
  }

  private String named(String name) {
    return what.isEmpty() ? name : what + ": " + name;
  }

  Located.Place place() {
    return mapping.place();
  }

  Located.Place placeOf(String name) {
    return entry(name).map(entry -> entry.value().place()).orElse(place());
  }

  private Optional<Located.Entry> entry(String name) {
    return Optional.ofNullable(mapping.entries().get(name));
  }

  boolean has(String name) {
    known.add(name);
    return entry(name).isPresent();
  }

  void mistake(String name, String text) {
    mistakes.add(placeOf(name), named(name) + ": " + text);
  }

  void mistake(String text) {
    mistakes.add(place(), what + ": " + text);
  }

  Optional<String> text(String name) {
    known.add(name);
    return entry(name).flatMap(entry -> scalar(name, entry.value()));
  }

  private Optional<String> scalar(String name, Located value) {
    if (value instanceof Located.Scalar scalar) {
      return Optional.of(scalar.text());
    }
    mistake(name, "expected one value, found several");
    return Optional.empty();
  }

  /** A list; one value is a list of one. */
  List<String> texts(String name) {
    known.add(name);
    return entry(name).map(Located.Entry::value).map(value -> texts(name, value)).orElse(List.of());
  }

  private List<String> texts(String name, Located value) {
    if (value instanceof Located.Sequence sequence) {
      List<String> all = new ArrayList<>();
      sequence.items().forEach(item -> scalar(name, item).ifPresent(all::add));
      return all;
    }
    return scalar(name, value).map(Lists::words).orElse(List.of());
  }

  /** A list whose values may hold spaces and commas. */
  List<String> list(String name) {
    known.add(name);
    Optional<Located> value = entry(name).map(Located.Entry::value);
    return value.isPresent() && value.get() instanceof Located.Scalar scalar
        ? Lists.betweenCommas(scalar.text())
        : texts(name);
  }

  <T> Optional<T> parsed(String name, Function<String, T> parser) {
    return text(name).flatMap(text -> tried(name, () -> parser.apply(text)));
  }

  <T> Optional<T> parsedList(String name, Function<List<String>, T> parser) {
    return has(name) ? tried(name, () -> parser.apply(texts(name))) : Optional.empty();
  }

  private <T> Optional<T> tried(String name, Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (IllegalArgumentException e) {
      mistake(name, e.getMessage());
      return Optional.empty();
    }
  }

  boolean flag(String name) {
    return parsed(name, Section::flagOf).orElse(false);
  }

  private static boolean flagOf(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false, found: " + text);
    };
  }

  Optional<Section> section(String name) {
    known.add(name);
    return entry(name).flatMap(entry -> of(named(name), entry.value(), mistakes));
  }

  /** Sections by the names that somebody gave them. */
  List<Named> sections(String name, String each) {
    return section(name)
        .map(
            outer ->
                outer.mapping.entries().entrySet().stream()
                    .flatMap(
                        entry ->
                            of(each + " " + entry.getKey(), entry.getValue().value(), mistakes)
                                .map(section -> new Named(entry.getKey(), section))
                                .stream())
                    .toList())
        .orElse(List.of());
  }

  /** A section and its name. */
  record Named(String name, Section section) {}

  /** The sections of a list. */
  List<Section> items(String name, String each) {
    known.add(name);
    Optional<Located> value = entry(name).map(Located.Entry::value);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Located.Sequence sequence)) {
      mistake(name, "expected a list");
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    for (Located item : sequence.items()) {
      of(each + " " + (sections.size() + 1), item, mistakes).ifPresent(sections::add);
    }
    return sections;
  }

  /** All that is said, names and single values, for somebody who knows what to make of it. */
  Map<String, String> everything() {
    known.addAll(mapping.entries().keySet());
    return mapping.entries().keySet().stream()
        .flatMap(name -> text(name).map(text -> Map.entry(name, text)).stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Complains about every name that nobody asked for. */
  void end() {
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                String hint =
                    NearNames.nearest(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("expected one of " + String.join(", ", known));
                mistakes.add(entry.place(), "%s is not a setting: %s".formatted(named(name), hint));
              }
            });
  }
}
