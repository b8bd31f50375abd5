package io.github.supervisorevents.supervisor.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps notices from the request that did something to the one that shows the page after it. They
 * stay here, and only their number goes through the address: nobody can make a page say something
 * by a link. For any thread.
 */
final class Notices {
  private static final int KEPT = 100;

  private final SecureRandom random;
  private final Map<String, Notice> notices = new LinkedHashMap<>();

  Notices(SecureRandom random) {
    this.random = random;
  }

  /** Keeps a notice. */
  synchronized String keep(Notice notice) {
    if (notices.size() >= KEPT) {
      notices.remove(notices.keySet().iterator().next());
    }
    byte[] id = new byte[8];
    random.nextBytes(id);
    String key = HexFormat.of().formatHex(id);
    notices.put(key, notice);
    return key;
  }

  /** A notice that was kept, if it still is. */
  synchronized Optional<Notice> find(String key) {
    return Optional.ofNullable(notices.get(key));
  }
}
