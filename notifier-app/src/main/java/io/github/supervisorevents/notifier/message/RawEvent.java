package io.github.supervisorevents.notifier.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event as supervisord sent it.
 *
 * @param headers the header tokens, in their order
 * @param payload the payload's tokens, in their order
 * @param data what followed the payload's first line; empty for most events
 */
public record RawEvent(Map<String, String> headers, Map<String, String> payload, String data) {
  /** Copies, keeping the order. */
  public RawEvent {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
  }

  /** The event's name, for example {@code PROCESS_STATE_EXITED}; empty if it had none. */
  public String name() {
    return headers.getOrDefault("eventname", "");
  }
}
