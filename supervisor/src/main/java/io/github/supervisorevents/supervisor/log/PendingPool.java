package io.github.supervisorevents.supervisor.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The memory in which output waits for slow readers, shared by all logs: hundreds of them may go to
 * one terminal that has stopped.
 */
final class PendingPool {
  private static final int BYTES_OF_ONE = 256 * 1024;
  private static final int MOST = 64;

  private final Deque<PendingBytes> free = new ArrayDeque<>();
  private int made;

  /** Room for one log's output; empty if others have taken all of it. */
  Optional<PendingBytes> take() {
    if (free.isEmpty() && made < MOST) {
      made++;
      return Optional.of(new PendingBytes(BYTES_OF_ONE));
    }
    return Optional.ofNullable(free.poll());
  }

  void giveBack(PendingBytes bytes) {
    bytes.clear();
    free.add(bytes);
  }
}
