package io.github.supervisorevents.notifier.json;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document that was read, or a part of it. A part that is not there is {@link #NOTHING}, so that
 * a reader need not ask for each step of its way. Immutable.
 */
public final class JsonValue {
  /** What is in the place of a part that is not there: no text, no number, no parts. */
  public static final JsonValue NOTHING = new JsonValue(Map.of());

  private final Object plain;

  JsonValue(Object plain) {
    this.plain = plain;
  }

  /** As {@link Json} writes it: a map, a list, a string, a number, a boolean or null. */
  public Object plain() {
    return plain;
  }

  /** Whether it is an object with this field, be it null. */
  public boolean has(String name) {
    return plain instanceof Map<?, ?> map && map.containsKey(name);
  }

  /** The field of this name. */
  public JsonValue path(String name) {
    return has(name) ? new JsonValue(((Map<?, ?>) plain).get(name)) : NOTHING;
  }

  /** The item at this place of an array, counted from 0. */
  public JsonValue path(int index) {
    List<JsonValue> items = items();
    return index < items.size() ? items.get(index) : NOTHING;
  }

  /**
   * The field of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public JsonValue required(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException("no " + name + " in it");
    }
    return path(name);
  }

  /** The fields of an object, in their order. */
  public Map<String, JsonValue> fields() {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    if (plain instanceof Map<?, ?> map) {
      map.forEach((name, value) -> fields.put((String) name, new JsonValue(value)));
    }
    return fields;
  }

  /** The items of an array. */
  public List<JsonValue> items() {
    return plain instanceof List<?> list ? list.stream().map(JsonValue::new).toList() : List.of();
  }

  /** Whether it is a string, a number or a boolean. */
  public boolean isScalar() {
    return plain instanceof String || plain instanceof Number || isBoolean();
  }

  /** Whether it is true or false. */
  public boolean isBoolean() {
    return plain instanceof Boolean;
  }

  /** A string, or what else it is in letters; empty for objects and arrays. */
  public String asText() {
    return plain instanceof Map || plain instanceof List ? "" : String.valueOf(plain);
  }

  /** A number, also one that is written as a string; 0 when it is none. */
  public int asInt() {
    return asInt(0);
  }

  /** A number, also one that is written as a string. */
  public int asInt(int otherwise) {
    if (plain instanceof Number number) {
      return number.intValue();
    }
    return plain instanceof String text ? NumberInput.parseAsInt(text, otherwise) : otherwise;
  }

  /** A number, also one that is written as a string; 0 when it is none. */
  public long asLong() {
    if (plain instanceof Number number) {
      return number.longValue();
    }
    return plain instanceof String text ? NumberInput.parseAsLong(text, 0) : 0;
  }

  /** Whether it is true. */
  public boolean asBoolean() {
    return Boolean.TRUE.equals(plain);
  }
}
