package io.github.supervisorevents.listener.event;

import java.util.Map;
import java.util.Objects;

/**
 * One event, as text and typed.
 *
 * @param header the header line
 * @param payload the tokens of the payload's first line in their order, unmodifiable
 * @param data what follows the payload's first line feed; empty for most events
 * @param typed the same, as the record for this kind of event
 */
public record Event(
    EventHeader header, Map<String, String> payload, String data, EventPayload typed) {
  /** Its type is chosen freely by the caller of sendRemoteCommEvent: spaces in it do not end it. */
  private static final String REMOTE = EventType.REMOTE_COMMUNICATION.name();

  /**
   * Copies the tokens, keeping their order.
   *
   * @param header the header line
   * @param payload the tokens of the payload's first line
   * @param data what follows the payload's first line feed
   * @param typed the same, as a record
   */
  public Event {
    Objects.requireNonNull(header, "header");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(typed, "typed");
    payload = Tokens.copy(payload);
  }

  /**
   * Reads a payload.
   *
   * @param header the header that it came with
   * @param text the whole payload
   * @return the event
   */
  public static Event parse(EventHeader header, String text) {
    int lineFeed = text.indexOf('\n');
    String line = lineFeed < 0 ? text : text.substring(0, lineFeed);
    String data = lineFeed < 0 ? "" : text.substring(lineFeed + 1);
    Map<String, String> tokens =
        header.eventName().equals(REMOTE) ? Tokens.parseWhole(line) : Tokens.parse(line);
    return new Event(header, tokens, data, PayloadReader.read(header, tokens, data, text));
  }

  /**
   * The event that has these tokens and this data.
   *
   * @param header the header
   * @param payload the tokens of the payload's first line
   * @param data what follows the first line; empty when nothing does
   * @return the event
   */
  public static Event of(EventHeader header, Map<String, String> payload, String data) {
    return new Event(
        header, payload, data, PayloadReader.read(header, payload, data, text(payload, data)));
  }

  /** {@return the event's name as it was sent} */
  public String name() {
    return header.eventName();
  }

  private static String text(Map<String, String> payload, String data) {
    StringBuilder text = new StringBuilder();
    payload.forEach(
        (name, value) ->
            text.append(text.length() == 0 ? "" : " ").append(name).append(':').append(value));
    return data.isEmpty() ? text.toString() : text.append('\n').append(data).toString();
  }
}
