package io.github.supervisorevents.notifier.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JSON.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Documents as maps, lists, strings, numbers, booleans and null, in the order of the maps. Any
 * thread.
 */
public final class Json {
  private static final JSON JACKSON =
      JSON.builder()
          .disable(
              Feature.HANDLE_JAVA_BEANS,
              Feature.USE_DEFERRED_MAPS,
              Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
          .enable(Feature.WRITE_NULL_PROPERTIES, Feature.FAIL_ON_UNKNOWN_TYPE_WRITE)
          .build();

  private static final JSON PRETTY = JACKSON.with(Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  /**
   * Reads the document at the text's beginning; what follows it is not looked at. Of fields of the
   * same name the last counts; a text without anything in it is null.
   *
   * @throws NotJsonException when the text does not begin with a document
   */
  public static JsonValue read(String text) throws NotJsonException {
    try (JsonParser parser = JACKSON.getStreamingFactory().createParser(text)) {
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonValue read(JsonParser parser) throws IOException, NotJsonException {
    try {
      return new JsonValue(parser.nextToken() == null ? null : JACKSON.anyFrom(parser));
    } catch (JsonProcessingException e) {
      throw new NotJsonException(e, parser.currentLocation());
    }
  }

  /**
   * In one line, in UTF-8; surrogates, whole pairs and halves, are escaped.
   *
   * @throws IllegalStateException when it holds an object of a type that is none of JSON's
   */
  public static byte[] bytes(Object document) {
    try {
      return JACKSON.asBytes(document);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * With a line for each field, without an end of line behind the last.
   *
   * @throws IllegalStateException when it holds an object of a type that is none of JSON's
   */
  public static String pretty(Object document) {
    try {
      return PRETTY.asString(document);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static IllegalStateException unwritable(IOException e) {
    return new IllegalStateException("no JSON can be made of it: " + e.getMessage(), e);
  }
}
