package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.NearNames;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of some words; says which there are, and which was perhaps meant. */
abstract class WordConverter<T> implements ITypeConverter<T> {
  private final Map<String, T> words = new LinkedHashMap<>();

  WordConverter(T[] values, Function<T, String> word) {
    for (T value : values) {
      words.put(word.apply(value), value);
    }
  }

  @Override
  public T convert(String text) {
    T value = words.get(text.toLowerCase(Locale.ROOT));
    if (value == null) {
      throw new TypeConversionException(
          "expected one of %s, found: %s%s"
              .formatted(
                  String.join(", ", words.keySet()),
                  text,
                  NearNames.nearestOfFew(text, words.keySet())
                      .map(near -> "; did you mean " + near + "?")
                      .orElse("")));
    }
    return value;
  }

  /** Kinds. */
  static final class OfKind extends WordConverter<Kind> {
    OfKind() {
      super(Kind.values(), Kind::word);
    }
  }

  /** What became of deliveries. */
  static final class OfState extends WordConverter<DeliveryState> {
    OfState() {
      super(DeliveryState.values(), DeliveryState::word);
    }
  }
}
