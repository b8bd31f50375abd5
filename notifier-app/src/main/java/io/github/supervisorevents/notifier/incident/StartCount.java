package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a process was started in the last hour, to five minutes. Immutable.
 *
 * @param slot the newest slot: five-minute periods since the epoch
 * @param counts starts in this slot and the ones before it, at most an hour
 */
public record StartCount(long slot, List<Integer> counts) {
  private static final long SLOT_SECONDS = Duration.ofMinutes(5).toSeconds();
  private static final int SLOTS = 12;

  /** Nothing started yet. */
  public static final StartCount NONE = new StartCount(0, List.of());

  /** Copies. */
  public StartCount {
    counts = List.copyOf(counts);
  }

  StartCount plusOne(Instant now) {
    List<Integer> next = new ArrayList<>(at(now));
    next.set(0, next.get(0) + 1);
    return new StartCount(slotOf(now), next);
  }

  int lastHour(Instant now) {
    return at(now).stream().mapToInt(Integer::intValue).sum();
  }

  private List<Integer> at(Instant now) {
    long passed = Math.max(0, slotOf(now) - slot);
    List<Integer> shifted = new ArrayList<>();
    for (long age = 0; age < SLOTS; age++) {
      long index = age - passed;
      shifted.add(index >= 0 && index < counts.size() ? counts.get((int) index) : 0);
    }
    return shifted;
  }

  private static long slotOf(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SLOT_SECONDS);
  }
}
