package io.github.supervisorevents.notifier.outbox;

import java.util.Objects;
import java.util.Optional;

/**
 * One entry of remembered state, written or removed together with the event that caused it.
 *
 * @param area whose state this is, for example {@code incident}
 * @param key which entry
 * @param value the new value; empty removes the entry
 */
public record StateChange(String area, String key, Optional<String> value) {
  /** Checks. */
  public StateChange {
    Objects.requireNonNull(area, "area");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
  }
}
