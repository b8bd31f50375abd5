package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.FailureReason;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** What is written down after an attempt. */
public sealed interface Settlement {
  /** When the attempt ended. */
  Instant at();

  /**
   * The service has it.
   *
   * @param at when
   * @param incidentMemory added to what the channel remembers of the incident
   * @param channelMemory added to what the channel remembers
   */
  record Sent(Instant at, Map<String, String> incidentMemory, Map<String, String> channelMemory)
      implements Settlement {
    /** Checks and copies. */
    public Sent {
      Objects.requireNonNull(at, "at");
      incidentMemory = Map.copyOf(incidentMemory);
      channelMemory = Map.copyOf(channelMemory);
    }
  }

  /**
   * To be tried again.
   *
   * @param at when
   * @param reason why it failed
   * @param until not before this time
   * @param wholeChannel whether the service itself named the time, so that nothing else may be sent
   *     on this channel before it either
   */
  record Postponed(Instant at, FailureReason reason, Instant until, boolean wholeChannel)
      implements Settlement {
    /** Checks. */
    public Postponed {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(until, "until");
    }
  }

  /**
   * Not to be tried again.
   *
   * @param at when
   * @param reason why
   */
  record Buried(Instant at, FailureReason reason) implements Settlement {
    /** Checks. */
    public Buried {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
