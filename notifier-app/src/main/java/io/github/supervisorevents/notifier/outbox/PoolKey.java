package io.github.supervisorevents.notifier.outbox;

import java.util.Objects;

/**
 * One run of one event listener pool: the space in which serials are unique.
 *
 * @param run which start of supervisord this is; serials begin at 0 again at each
 * @param server supervisord's identifier
 * @param pool the pool's name
 */
public record PoolKey(String run, String server, String pool) {
  /** Checks. */
  public PoolKey {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(pool, "pool");
  }
}
