package io.github.supervisorevents.notifier.outbox;

import java.sql.SQLException;
import java.util.Optional;

/** Which events were stored, and how far each pool has come. */
final class SqliteEvents {
  private SqliteEvents() {}

  static boolean knows(SqliteConnection db, EventPosition event) throws SQLException {
    PoolKey pool = event.pool();
    return db.first(
            row -> true,
            """
            select 1 from event join pool on pool.id = event.pool
            where run = ? and server = ? and name = ? and serial = ?\
            """,
            pool.run(),
            pool.server(),
            pool.pool(),
            event.serial())
        .isPresent();
  }

  static Optional<Long> lastPoolSerial(SqliteConnection db, PoolKey pool) throws SQLException {
    return db.first(
        row -> row.getLong(1),
        "select last_pool_serial from pool where run = ? and server = ? and name = ?",
        pool.run(),
        pool.server(),
        pool.pool());
  }

  /**
   * Remembers an event.
   *
   * @return false when it was remembered before
   */
  static boolean remember(SqliteConnection db, EventPosition event, long at) throws SQLException {
    PoolKey pool = event.pool();
    long poolId =
        db.first(
                row -> row.getLong(1),
                """
                insert into pool (run, server, name, last_pool_serial, seen_at)
                values (?, ?, ?, ?, ?)
                on conflict (run, server, name) do update
                  set last_pool_serial = excluded.last_pool_serial, seen_at = excluded.seen_at
                returning id\
                """,
                pool.run(),
                pool.server(),
                pool.pool(),
                event.poolSerial(),
                at)
            .orElseThrow();
    return db.update(
            "insert or ignore into event (pool, serial, stored_at) values (?, ?, ?)",
            poolId,
            event.serial(),
            at)
        == 1;
  }

  /** Keeps the newest of each pool. */
  static int prune(SqliteConnection db, int most, int atOnce) throws SQLException {
    return db.update(
        """
        delete from event where (pool, serial) in (
          select event.pool, event.serial from event
          join (select pool, max(serial) as newest from event group by pool) as newest
            on newest.pool = event.pool
          where event.serial <= newest.newest - ? limit ?)\
        """,
        most,
        atOnce);
  }

  static int prunePools(SqliteConnection db, long seenBefore) throws SQLException {
    db.update(
        "delete from event where pool in (select id from pool where seen_at < ?)", seenBefore);
    return db.update("delete from pool where seen_at < ?", seenBefore);
  }
}
