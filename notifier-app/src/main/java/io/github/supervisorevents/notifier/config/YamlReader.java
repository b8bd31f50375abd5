package io.github.supervisorevents.notifier.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads YAML and keeps the places. For one text, one thread. */
final class YamlReader {
  private static final Pattern MARK = Pattern.compile("(?m)^ .*, line ([0-9]+), column ([0-9]+):");

  private final JsonParser parser;

  private YamlReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The text is no YAML, or says something twice. */
  static final class YamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Located.Place place;

    YamlException(Located.Place place, String message) {
      super(message);
      this.place = place;
    }

    Located.Place place() {
      return place;
    }
  }

  /** The text's contents; empty when there are none. */
  static Optional<Located> read(String text) throws YamlException {
    try (JsonParser parser = new YAMLFactory().createParser(text)) {
      YamlReader reader = new YamlReader(parser);
      JsonToken first = parser.nextToken();
      Optional<Located> contents =
          first == null || first == JsonToken.VALUE_NULL
              ? Optional.empty()
              : Optional.of(reader.value());
      reader.end();
      return contents;
    } catch (JsonProcessingException e) {
      throw new YamlException(problem(e), reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() throws IOException, YamlException {
    for (JsonToken more = parser.nextToken(); more != null; more = parser.nextToken()) {
      if (more != JsonToken.VALUE_NULL) {
        throw new YamlException(
            here(), "a second document begins here: expected one, what follows would not be read");
      }
    }
  }

  /** The parser first says what it was reading and where that began, then what is wrong. */
  private static String reason(JsonProcessingException e) {
    List<String> lines =
        e.getOriginalMessage().lines().filter(line -> !line.startsWith(" ")).toList();
    return lines.isEmpty()
        ? "not YAML"
        : String.join(": ", lines).replaceFirst(", got this instead: <.*", "");
  }

  // The exception's own location is where the last good token began: right for what is never
  // closed. A character that no token begins with may stand lines below; its place comes last in
  // the message.
  private static Located.Place problem(JsonProcessingException e) {
    Located.Place place = place(e.getLocation());
    String message = e.getOriginalMessage();
    Matcher marks = MARK.matcher(message);
    while (message.startsWith("while scanning") && marks.find()) {
      place = new Located.Place(Integer.parseInt(marks.group(1)), Integer.parseInt(marks.group(2)));
    }
    return place;
  }

  private Located value() throws IOException, YamlException {
    Located.Place place = here();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(place);
      case START_ARRAY -> sequence(place);
      case VALUE_NULL -> new Located.Scalar("", place);
      default -> new Located.Scalar(parser.getText(), place);
    };
  }

  private Located mapping(Located.Place place) throws IOException, YamlException {
    Map<String, Located.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Located.Place at = here();
      String name = parser.currentName();
      parser.nextToken();
      Located.Entry before = entries.put(name, new Located.Entry(at, value()));
      if (before != null) {
        throw new YamlException(
            at, name + " is said twice, first in line " + before.place().line());
      }
    }
    return new Located.Mapping(entries, place);
  }

  private Located sequence(Located.Place place) throws IOException, YamlException {
    List<Located> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Located.Sequence(items, place);
  }

  private Located.Place here() {
    return place(parser.currentTokenLocation());
  }

  private static Located.Place place(JsonLocation location) {
    return location == null
        ? new Located.Place(1, 1)
        : new Located.Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
