package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.notifier.journal.JournalEntry;
import io.github.supervisorevents.notifier.outbox.StateChange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far each pool has come: sees by the serial numbers that an event came again, because its
 * listener died before it answered, and that supervisord dropped events because its buffer was
 * full, also while the notifier was away. For one thread at a time.
 */
final class PoolSerials {
  /** The area of the state where this is remembered. */
  static final String AREA = "pool";

  /** One run of one pool: the space in which serials are unique. */
  private record Pool(String run, String server, String name) {
    static Pool of(JournalEntry entry) {
      EventHeader header = entry.event().header();
      return new Pool(entry.run(), header.server(), header.pool());
    }

    static Pool parse(String key) {
      String[] parts = key.split("\t", 3);
      return new Pool(parts[0], parts[1], parts[2]);
    }

    // Spelt out, and hashCode, because what the compiler makes of a record makes classes at run
    // time.
    @Override
    public boolean equals(Object other) {
      return other instanceof Pool that
          && name.equals(that.name)
          && server.equals(that.server)
          && run.equals(that.run);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * run.hashCode() + server.hashCode()) + name.hashCode();
    }

    String key() {
      return run + "\t" + server + "\t" + name;
    }
  }

  private record Last(long serial, long poolSerial) {
    static Last parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Last(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    String text() {
      return serial + " " + poolSerial;
    }
  }

  private final SupervisordRun run;
  private final boolean alone;
  private final Map<Pool, Last> last = new HashMap<>();
  private final Map<Pool, Optional<Last>> before = new LinkedHashMap<>();

  /**
   * Goes on counting.
   *
   * @param run the start of supervisord that is our parent
   * @param alone whether the pool has one process; with several each gets a part of the events
   * @param remembered what {@link #changes} led to
   */
  PoolSerials(SupervisordRun run, boolean alone, Map<String, String> remembered) {
    this.run = run;
    this.alone = alone;
    remembered.forEach((key, value) -> last.put(Pool.parse(key), Last.parse(value)));
  }

  /** Whether this is the event that came last, once more. Nothing can come between the two. */
  boolean isRepeated(JournalEntry entry) {
    long serial = entry.event().header().serial();
    Last known = last.get(Pool.of(entry));
    return serial >= 0 && known != null && known.serial() == serial;
  }

  /** How many events are missing before this one. */
  long lostBefore(JournalEntry entry) {
    long poolSerial = entry.event().header().poolSerial();
    if (!alone || poolSerial < 0) {
      return 0;
    }
    Last known = last.get(Pool.of(entry));
    long previous = known == null ? beforeTheFirst(entry) : known.poolSerial();
    return Math.max(0, poolSerial - previous - 1);
  }

  // supervisord's pools count from 0, those of its clone in Go from 1. What came before the first
  // event we ever see was lost only if nobody can have been there to take it.
  private long beforeTheFirst(JournalEntry entry) {
    long first = entry.event().header().poolSerial();
    boolean nobodyWasThere = run.justStarted() && entry.run().equals(run.id());
    return nobodyWasThere && first > 1 ? -1 : first - 1;
  }

  /** This event is taken. */
  void take(JournalEntry entry) {
    EventHeader header = entry.event().header();
    if (header.serial() >= 0) {
      put(Pool.of(entry), Optional.of(new Last(header.serial(), header.poolSerial())));
    }
  }

  /** Forgets what was before this run of supervisord: nothing of it comes again. */
  void forgetOtherRuns() {
    last.keySet().stream()
        .filter(pool -> !pool.run().equals(run.id()))
        .toList()
        .forEach(pool -> put(pool, Optional.empty()));
  }

  private void put(Pool pool, Optional<Last> next) {
    Last old = next.isPresent() ? last.put(pool, next.get()) : last.remove(pool);
    before.putIfAbsent(pool, Optional.ofNullable(old));
  }

  /** What is to be remembered since the last {@link #keep}. */
  List<StateChange> changes() {
    return before.keySet().stream().map(this::row).toList();
  }

  /** All that is to be remembered. */
  List<StateChange> all() {
    return last.keySet().stream().map(this::row).toList();
  }

  private StateChange row(Pool pool) {
    return new StateChange(AREA, pool.key(), Optional.ofNullable(last.get(pool)).map(Last::text));
  }

  /** What was taken since the last time is stored. */
  void keep() {
    before.clear();
  }

  /** What was taken since the last {@link #keep} could not be stored. */
  void undo() {
    before.forEach(
        (pool, old) -> old.ifPresentOrElse(row -> last.put(pool, row), () -> last.remove(pool)));
    before.clear();
  }
}
