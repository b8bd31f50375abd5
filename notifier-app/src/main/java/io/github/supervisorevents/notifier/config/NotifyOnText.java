package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.route.NotifyOn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads {@code NOTIFY_ON}: kinds and event types, separated by commas or spaces. */
public final class NotifyOnText {
  private NotifyOnText() {}

  /**
   * Reads the list.
   *
   * @throws IllegalArgumentException when a word is neither; the message names all of them
   */
  static NotifyOn parse(String text) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    List<String> wrong = new ArrayList<>();
    for (String word : Lists.words(text)) {
      Optional<Kind> kind = kind(word);
      Optional<EventType> type = EventType.named(word.toUpperCase(Locale.ROOT));
      kind.ifPresent(kinds::add);
      if (kind.isEmpty()) {
        type.ifPresentOrElse(types::add, () -> wrong.add(wrong(word)));
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("; ", wrong)
              + ". Kinds are "
              + String.join(", ", kindWords())
              + "; event types are those of supervisord.conf, for example PROCESS_STATE_EXITED");
    }
    return new NotifyOn(kinds, types);
  }

  /** Writes it so that {@link #parse} reads it. */
  public static String of(NotifyOn notifyOn) {
    List<String> words = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (notifyOn.kinds().contains(kind)) {
        words.add(kind.word());
      }
    }
    notifyOn.types().stream().map(EventType::name).sorted().forEach(words::add);
    return String.join(",", words);
  }

  // In lower case a kind, in upper case a type: EVENT is both.
  private static Optional<Kind> kind(String word) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.EVENT)
        .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static String wrong(String word) {
    Set<String> known = new TreeSet<>(kindWords());
    Arrays.stream(EventType.values()).map(EventType::name).forEach(known::add);
    return NearNames.nearest(word, known)
        .or(() -> NearNames.nearest(word.toLowerCase(Locale.ROOT), known))
        .or(() -> NearNames.nearest(word.toUpperCase(Locale.ROOT), known))
        .map(
            near ->
                "%s is neither a kind nor an event type: did you mean %s?".formatted(word, near))
        .orElse(word + " is neither a kind nor an event type");
  }

  private static Set<String> kindWords() {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.EVENT)
        .map(Kind::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
