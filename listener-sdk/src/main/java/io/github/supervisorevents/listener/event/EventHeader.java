package io.github.supervisorevents.listener.event;

import java.util.Map;
import java.util.Optional;

/**
 * The line before each payload. Tokens that are not known are kept.
 *
 * @param tokens all tokens in the order they came in, unmodifiable
 */
public record EventHeader(Map<String, String> tokens) {
  /**
   * Copies the tokens, keeping their order.
   *
   * @param tokens the tokens
   */
  public EventHeader {
    tokens = Tokens.copy(tokens);
  }

  /**
   * Reads a header line.
   *
   * @param line the line without its line feed, for example {@code ver:3.0 server:supervisor
   *     serial:21 pool:listener poolserial:10 eventname:PROCESS_STATE_EXITED len:54}
   * @return the header; it may lack tokens, and never is an error
   */
  public static EventHeader parse(String line) {
    return new EventHeader(Tokens.parse(line));
  }

  /** {@return the protocol's version, {@code 3.0} so far; empty when not given} */
  public String version() {
    return tokens.getOrDefault("ver", "");
  }

  /** {@return supervisord's {@code identifier}; empty when not given} */
  public String server() {
    return tokens.getOrDefault("server", "");
  }

  /**
   * {@return the event's number, counted from 0 by the running supervisord over all pools; -1 when
   * not given}
   */
  public long serial() {
    return Tokens.number(tokens, "serial", -1);
  }

  /** {@return the name of the {@code [eventlistener:…]} section; empty when not given} */
  public String pool() {
    return tokens.getOrDefault("pool", "");
  }

  /**
   * {@return the event's number, counted from 0 within the pool: a jump means that events were
   * lost; -1 when not given}
   */
  public long poolSerial() {
    return Tokens.number(tokens, "poolserial", -1);
  }

  /** {@return the event's name as it was sent; empty when not given} */
  public String eventName() {
    return tokens.getOrDefault("eventname", "");
  }

  /** {@return the event's type; empty when Supervisor has none of this name} */
  public Optional<EventType> type() {
    return EventType.named(eventName());
  }

  /**
   * {@return the length that was announced for the payload, in code points or in bytes, depending
   * on the supervisor; -1 when it is missing or no number}
   */
  public long length() {
    return Tokens.number(tokens, "len", -1);
  }
}
