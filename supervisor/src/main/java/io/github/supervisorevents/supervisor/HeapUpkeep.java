package io.github.supervisorevents.supervisor;

import java.util.function.LongSupplier;

/**
 * Collects what has grown old when much of it may be garbage. Java 17 does that by itself when the
 * heap would have to grow for it; newer ones let the heap grow to its limit first, and a supervisor
 * would take 150 MiB for programs that need 80. A collection takes some 15 ms. One thread.
 */
final class HeapUpkeep {
  private static final long MIB = 1024 * 1024;

  /** So much may be added to what was left by the last collection. */
  private static final long ROOM = 14 * MIB;

  private final LongSupplier used;
  private final Runnable collection;
  private long left;

  /** Of this JVM. */
  HeapUpkeep() {
    this(() -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(), System::gc);
  }

  HeapUpkeep(LongSupplier used, Runnable collection) {
    this.used = used;
    this.collection = collection;
  }

  /** To be called often; takes less than a microsecond when there is nothing to do. */
  void look() {
    if (used.getAsLong() > left + ROOM) {
      collection.run();
      left = used.getAsLong();
    }
  }
}
