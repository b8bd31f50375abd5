package io.github.supervisorevents.notifier.outbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.json.JsonValue;
import io.github.supervisorevents.notifier.json.NotJsonException;
import io.github.supervisorevents.notifier.route.HeldBack;
import io.github.supervisorevents.notifier.route.Silence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Silences and what they, and quiet hours, held back, as the outbox keeps them: commands write
 * silences while the daemon runs, the daemon reads them and writes what was held back. Any thread.
 */
public final class SilenceBook {
  private static final String SILENCES = "silence";
  private static final String HELD_BACK = "held";
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Outbox outbox;

  /** The book of this outbox. */
  public SilenceBook(Outbox outbox) {
    this.outbox = outbox;
  }

  /** All silences, over or not, the first to end first. */
  public List<Silence> silences() {
    return read(SILENCES, SilenceBook::silence).values().stream()
        .sorted(Comparator.comparing(Silence::until).thenComparing(Silence::id))
        .toList();
  }

  /** Writes a silence, in the place of the one of the same id if there is one. */
  public void put(Silence silence, Instant now) {
    outbox.store(
        new Batch(
            now,
            List.of(),
            List.of(new StateChange(SILENCES, silence.id(), Optional.of(text(silence))))));
  }

  /** Removes a silence. */
  public StateChange forget(Silence silence) {
    return new StateChange(SILENCES, silence.id(), Optional.empty());
  }

  /** What was held back and not told yet, by its key. */
  public Map<String, HeldBack> heldBack() {
    return read(HELD_BACK, SilenceBook::heldBack);
  }

  /** Remembers what was held back. */
  public StateChange keep(HeldBack heldBack) {
    return new StateChange(HELD_BACK, heldBack.key(), Optional.of(text(heldBack)));
  }

  /** Forgets what was held back. */
  public StateChange forget(HeldBack heldBack) {
    return new StateChange(HELD_BACK, heldBack.key(), Optional.empty());
  }

  /** Rows that make no sense are nobody's: they are left out. */
  private <T> Map<String, T> read(String area, Function<JsonValue, T> reader) {
    Map<String, T> all = new TreeMap<>();
    outbox
        .state(area)
        .forEach(
            (key, text) -> {
              try {
                all.put(key, reader.apply(Json.read(text)));
              } catch (NotJsonException | IllegalArgumentException | DateTimeException e) {
                all.remove(key);
              }
            });
    return all;
  }

  private static Silence silence(JsonValue json) {
    return new Silence(
        json.path("id").asText(),
        json.path("patterns").items().stream().map(JsonValue::asText).toList(),
        Instant.parse(json.path("from").asText()),
        Instant.parse(json.path("until").asText()),
        json.has("because") ? Optional.of(json.path("because").asText()) : Optional.empty());
  }

  private static HeldBack heldBack(JsonValue json) {
    return new HeldBack(
        json.path("by").asText(),
        json.path("route").asText(),
        json.path("about").asText(),
        json.path("notices").asInt(),
        json.has("facts")
            ? Optional.of(NotificationReader.process(json.path("facts")))
            : Optional.empty());
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String text(Silence silence) {
    return object(
        json -> {
          json.writeStringField("id", silence.id());
          json.writeArrayFieldStart("patterns");
          for (String pattern : silence.patterns()) {
            json.writeString(pattern);
          }
          json.writeEndArray();
          json.writeStringField("from", silence.from().toString());
          json.writeStringField("until", silence.until().toString());
          if (silence.because().isPresent()) {
            json.writeStringField("because", silence.because().get());
          }
        });
  }

  private static String text(HeldBack heldBack) {
    return object(
        json -> {
          json.writeStringField("by", heldBack.by());
          json.writeStringField("route", heldBack.route());
          json.writeStringField("about", heldBack.about());
          json.writeNumberField("notices", heldBack.notices());
          if (heldBack.facts().isPresent()) {
            json.writeFieldName("facts");
            NotificationJson.writeProcess(json, heldBack.facts().get());
          }
        });
  }

  private static String object(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
