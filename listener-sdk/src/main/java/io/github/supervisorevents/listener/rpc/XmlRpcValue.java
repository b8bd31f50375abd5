package io.github.supervisorevents.listener.rpc;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value as XML-RPC has them, in parameters and results. Immutable.
 *
 * <p>The methods {@link #asText()}, {@link #asInt()} and so on take a value for what the caller
 * needs and throw {@link XmlRpcFormatException} when it is of another type.
 */
public sealed interface XmlRpcValue {

  /**
   * A string. Any character may occur in it; {@link XmlRpcCodec} says what happens to those that
   * XML cannot carry.
   *
   * @param text the characters
   */
  record Text(String text) implements XmlRpcValue {}

  /**
   * An integer, {@code int} on the wire when it fits into 32 bits, {@code i8} otherwise.
   *
   * @param number the number
   */
  record Int(long number) implements XmlRpcValue {}

  /**
   * A boolean.
   *
   * @param flag the truth value
   */
  record Bool(boolean flag) implements XmlRpcValue {}

  /**
   * A finite floating point number.
   *
   * @param number the number
   */
  record Real(double number) implements XmlRpcValue {
    /**
     * Refuses what XML-RPC has no form for.
     *
     * @param number a finite number
     */
    public Real {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("expected a finite number, found " + number);
      }
    }
  }

  /**
   * A date and time without a zone, in whole seconds on the wire.
   *
   * @param time the local date and time
   */
  record DateTime(LocalDateTime time) implements XmlRpcValue {}

  /** Bytes. */
  final class Base64 implements XmlRpcValue {
    private final byte[] bytes;

    /**
     * Copies the bytes.
     *
     * @param bytes the content
     */
    public Base64(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /**
     * Gives the content.
     *
     * @return a copy of the bytes
     */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Base64 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Base64[" + bytes.length + " bytes]";
    }
  }

  /**
   * A list of values.
   *
   * @param values the elements in order
   */
  record Array(List<XmlRpcValue> values) implements XmlRpcValue {
    /**
     * Copies the list.
     *
     * @param values the elements in order
     */
    public Array {
      values = List.copyOf(values);
    }
  }

  /**
   * Named values, in the order in which they were added or read.
   *
   * @param members the values by name
   */
  record Struct(Map<String, XmlRpcValue> members) implements XmlRpcValue {
    /**
     * Copies the map and keeps its order.
     *
     * @param members the values by name
     */
    public Struct {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * Takes a member that may be missing.
     *
     * @param name the member's name
     * @return its value, empty when the struct has no such member
     */
    public Optional<XmlRpcValue> find(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /**
     * Takes a member that must be there.
     *
     * @param name the member's name
     * @return its value
     * @throws XmlRpcFormatException when the struct has no such member
     */
    public XmlRpcValue get(String name) throws XmlRpcFormatException {
      XmlRpcValue value = members.get(name);
      if (value == null) {
        throw new XmlRpcFormatException(
            "expected a member \"" + name + "\", found " + members.keySet());
      }
      return value;
    }
  }

  /** The absent value, {@code <nil/>}. */
  record Nil() implements XmlRpcValue {}

  /**
   * Makes a string.
   *
   * @param text the characters
   * @return the value
   */
  static XmlRpcValue of(String text) {
    return new Text(text);
  }

  /**
   * Makes an integer.
   *
   * @param number the number
   * @return the value
   */
  static XmlRpcValue of(long number) {
    return new Int(number);
  }

  /**
   * Makes a boolean.
   *
   * @param flag the truth value
   * @return the value
   */
  static XmlRpcValue of(boolean flag) {
    return new Bool(flag);
  }

  /**
   * Makes a list.
   *
   * @param values the elements
   * @return the value
   */
  static XmlRpcValue of(List<? extends XmlRpcValue> values) {
    return new Array(List.copyOf(values));
  }

  /**
   * Takes a string. Base64 counts as the UTF-8 bytes of one, as supervisord has it.
   *
   * @return the characters
   * @throws XmlRpcFormatException when this is another type
   */
  default String asText() throws XmlRpcFormatException {
    if (this instanceof Base64 base64) {
      return new String(base64.bytes, StandardCharsets.UTF_8);
    }
    if (this instanceof Text text) {
      return text.text();
    }
    throw otherThan("a string");
  }

  /**
   * Takes an integer of 32 bits.
   *
   * @return the number
   * @throws XmlRpcFormatException when this is another type, or larger
   */
  default int asInt() throws XmlRpcFormatException {
    if (this instanceof Int number && number.number() == (int) number.number()) {
      return (int) number.number();
    }
    throw otherThan("an int of 32 bits");
  }

  /**
   * Takes an integer.
   *
   * @return the number
   * @throws XmlRpcFormatException when this is another type
   */
  default long asLong() throws XmlRpcFormatException {
    if (this instanceof Int number) {
      return number.number();
    }
    throw otherThan("an int");
  }

  /**
   * Takes a boolean. The integers 0 and 1 count as one.
   *
   * @return the truth value
   * @throws XmlRpcFormatException when this is another type
   */
  default boolean asBoolean() throws XmlRpcFormatException {
    if (this instanceof Bool bool) {
      return bool.flag();
    }
    if (this instanceof Int number && (number.number() == 0 || number.number() == 1)) {
      return number.number() == 1;
    }
    throw otherThan("a boolean");
  }

  /**
   * Takes a list.
   *
   * @return the elements
   * @throws XmlRpcFormatException when this is another type
   */
  default List<XmlRpcValue> asList() throws XmlRpcFormatException {
    if (this instanceof Array array) {
      return array.values();
    }
    throw otherThan("an array");
  }

  /**
   * Takes a struct.
   *
   * @return the struct
   * @throws XmlRpcFormatException when this is another type
   */
  default Struct asStruct() throws XmlRpcFormatException {
    if (this instanceof Struct struct) {
      return struct;
    }
    throw otherThan("a struct");
  }

  private XmlRpcFormatException otherThan(String expected) {
    String found = toString();
    String shown = found.length() <= 80 ? found : found.substring(0, 80) + "...";
    return new XmlRpcFormatException("expected " + expected + ", found " + shown);
  }
}
