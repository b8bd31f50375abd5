package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.incident.IncidentSummary;
import io.github.supervisorevents.notifier.outbox.SqliteDatabase.Work;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outbox in one SQLite file, in WAL mode: a command can read it, and write to it, while the
 * notifier runs.
 *
 * <p>One connection, one lock: whichever thread calls does the work itself, the others wait for
 * that one local transaction. Nothing else is done under the lock; notifications become text and
 * are read from it outside.
 *
 * <p>A file that turns out to be damaged is set aside, at opening or later, and a fresh one begun.
 */
public final class SqliteOutbox implements Outbox {
  private static final Logger LOG = LoggerFactory.getLogger("outbox");
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

  private static final int PRUNED_AT_ONCE = 1000;

  private interface Change {
    boolean make(SqliteConnection db, String id) throws SQLException;
  }

  private final Path path;
  private final SqliteDatabase database;
  private final Clock clock;
  private final NotificationTexts notifications = new NotificationTexts();
  private volatile long dataVersion;

  private SqliteOutbox(Path path, SqliteFile file, Clock clock) {
    this.path = path;
    this.database = new SqliteDatabase(path, file);
    this.clock = clock;
  }

  /**
   * Opens, or begins, an outbox.
   *
   * @param file the database file; its folder exists
   * @param durability what a stored event survives
   * @param clock stamps what goes wrong
   * @throws OutboxException when it cannot be opened, or a newer version wrote it
   */
  public static SqliteOutbox open(Path file, Durability durability, Clock clock) {
    return open(file, durability, BUSY_TIMEOUT, clock);
  }

  static SqliteOutbox open(Path file, Durability durability, Duration busyTimeout, Clock clock) {
    return new SqliteOutbox(file, SqliteFile.mended(file, durability, busyTimeout, clock), clock);
  }

  /**
   * Opens the outbox of a notifier that may be running. A damaged file is left to the notifier.
   *
   * @param file the database file; it exists
   * @param clock what time it is
   * @throws OutboxException when it cannot be opened, or a newer version wrote it
   */
  public static SqliteOutbox openExisting(Path file, Clock clock) {
    return new SqliteOutbox(file, SqliteFile.asItIs(file, BUSY_TIMEOUT, clock), clock);
  }

  @Override
  public void store(Batch batch) {
    List<String> texts =
        batch.dispatches().stream()
            .map(dispatch -> notifications.write(dispatch.notification()))
            .toList();
    write(
        db -> {
          store(db, batch, texts);
          return true;
        });
  }

  private static void store(SqliteConnection db, Batch batch, List<String> texts)
      throws SQLException {
    long at = batch.at().toEpochMilli();
    for (StateChange change : batch.state()) {
      SqliteMemories.change(db, change);
    }
    for (int i = 0; i < texts.size(); i++) {
      SqliteDeliveries.add(db, batch.dispatches().get(i), texts.get(i), at);
    }
  }

  @Override
  public int renewals() {
    return database.renewals();
  }

  @Override
  public Map<String, String> state(String area) {
    return read(db -> SqliteMemories.state(db, area));
  }

  @Override
  public Optional<StoredDelivery> next(String channel) {
    while (true) {
      Optional<SqliteDeliveries.Row> row = read(db -> SqliteDeliveries.next(db, channel));
      if (row.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(delivery(row.get()));
      } catch (IllegalArgumentException e) {
        buryUnreadable(row.get(), e);
      }
    }
  }

  private StoredDelivery delivery(SqliteDeliveries.Row row) {
    return row.delivery(notifications.read(row.json()));
  }

  // One row that this version cannot read must not hold up all that come after it.
  private void buryUnreadable(SqliteDeliveries.Row row, IllegalArgumentException e) {
    LOG.error("{}: delivery {} cannot be read and is buried: {}", path, row.id(), e.getMessage());
    FailureReason reason = new FailureReason("unreadable", String.valueOf(e.getMessage()));
    write(
        db -> {
          SqliteDeliveries.buried(db, row.id(), new Settlement.Buried(clock.instant(), reason));
          return true;
        });
  }

  @Override
  public boolean isOvertaken(StoredDelivery delivery) {
    Optional<String> incident = delivery.notification().incident().map(IncidentSummary::id);
    return incident.isPresent()
        && read(db -> SqliteDeliveries.isOvertaken(db, delivery.id(), incident.get()));
  }

  @Override
  public ChannelMemory memory(StoredDelivery delivery) {
    return read(db -> SqliteMemories.memory(db, delivery));
  }

  @Override
  public void settle(StoredDelivery delivery, Settlement settlement) {
    write(
        db -> {
          settle(db, delivery, settlement);
          return true;
        });
  }

  private static void settle(SqliteConnection db, StoredDelivery delivery, Settlement settlement)
      throws SQLException {
    if (settlement instanceof Settlement.Sent sent) {
      if (SqliteDeliveries.sent(db, delivery.id(), sent)) {
        SqliteMemories.remember(db, delivery, sent);
      }
    } else if (settlement instanceof Settlement.Postponed postponed) {
      SqliteDeliveries.postponed(db, delivery.id(), postponed);
    } else if (settlement instanceof Settlement.Buried buried) {
      SqliteDeliveries.buried(db, delivery.id(), buried);
    }
  }

  @Override
  public List<StoredDelivery> list(DeliveryQuery query) {
    return read(db -> SqliteDeliveries.list(db, query)).stream().map(this::delivery).toList();
  }

  @Override
  public Optional<StoredDelivery> find(String id) {
    return read(db -> SqliteDeliveries.find(db, id)).map(this::delivery);
  }

  @Override
  public int retry(Collection<String> ids, Instant at) {
    return each(ids, (db, id) -> SqliteDeliveries.retry(db, id, at.toEpochMilli()));
  }

  @Override
  public int drop(Collection<String> ids, Instant at) {
    return each(ids, (db, id) -> SqliteDeliveries.drop(db, id, at.toEpochMilli()));
  }

  private int each(Collection<String> ids, Change change) {
    return write(
        db -> {
          int changed = 0;
          for (String id : ids) {
            changed += change.make(db, id) ? 1 : 0;
          }
          return changed;
        });
  }

  /**
   * Whether another process has written to the file since this was asked last. Cheap: it looks at
   * shared memory.
   */
  public boolean isChangedByOthers() {
    long version = read(db -> db.first(row -> row.getLong(1), "pragma data_version").orElseThrow());
    boolean changed = version != dataVersion;
    dataVersion = version;
    return changed;
  }

  @Override
  public Map<String, Integer> pending() {
    return read(SqliteDeliveries::pending);
  }

  @Override
  public int prune(Instant now, Retention retention) {
    database.reopenWhenFileIsGone();
    int forgotten = repeatedly(db -> SqliteDeliveries.prune(db, now, retention, PRUNED_AT_ONCE));
    repeatedly(db -> SqliteDeliveries.pruneNotifications(db, PRUNED_AT_ONCE));
    long longAgo = now.minus(retention.buried()).toEpochMilli();
    write(db -> SqliteMemories.prune(db, longAgo));
    return forgotten;
  }

  // In small transactions, so that no event waits long for the lock.
  private int repeatedly(Work<Integer> work) {
    int all = 0;
    int some;
    do {
      some = write(work);
      all += some;
    } while (some == PRUNED_AT_ONCE);
    return all;
  }

  private <T> T read(Work<T> work) {
    return database.read(work);
  }

  private <T> T write(Work<T> work) {
    return database.write(work);
  }

  @Override
  public void close() {
    database.close();
  }
}
