package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How much an audience was told lately; the more, the longer the next thing is gathered. Times are
 * the tracker's. Immutable.
 *
 * @param audience which audience
 * @param told when new things were told, oldest first
 */
public record AudienceLoad(String audience, List<Instant> told) implements StateEntry {
  private static final Duration LATELY = Duration.ofMinutes(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
  private static final int FREE = 5;
  private static final int MOST = 16;

  /** Checks and copies. */
  public AudienceLoad {
    Objects.requireNonNull(audience, "audience");
    told = List.copyOf(told);
  }

  static AudienceLoad none(String audience) {
    return new AudienceLoad(audience, List.of());
  }

  @Override
  public String key() {
    return audience;
  }

  AudienceLoad plusOne(Instant now) {
    List<Instant> next = new ArrayList<>(lately(now));
    next.add(now);
    int surplus = Math.max(0, next.size() - MOST);
    return new AudienceLoad(audience, next.subList(surplus, next.size()));
  }

  /** How long to gather now, given how long to gather in calm times. */
  Duration wait(Duration calm, Instant now) {
    int surplus = lately(now).size() - FREE;
    if (surplus < 0) {
      return calm;
    }
    Duration longer = max(calm, SHORTEST_STEP).multipliedBy(1L << Math.min(surplus + 1, MOST));
    return max(calm, longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT);
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private List<Instant> lately(Instant now) {
    Instant from = now.minus(LATELY);
    return told.stream().filter(from::isBefore).toList();
  }
}
