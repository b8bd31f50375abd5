package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.EventHeader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts how often each event has failed; the newest hundred of them. For one thread. */
final class Failures {
  private static final int KEPT = 100;

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** Counts one more, and tells how many there are. */
  int add(EventHeader header) {
    String event = key(header);
    Integer before = counts.remove(event);
    int count = before == null ? 1 : before + 1;
    counts.put(event, count);
    if (counts.size() > KEPT) {
      Iterator<String> oldest = counts.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    return count;
  }

  void forget(EventHeader header) {
    if (!counts.isEmpty()) {
      counts.remove(key(header));
    }
  }

  private static String key(EventHeader header) {
    return header.pool() + ' ' + header.poolSerial() + ' ' + header.serial();
  }
}
