package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.message.Notification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Notifications and their deliveries. */
final class SqliteDeliveries {
  private static final String SELECT =
      """
      select delivery.id, delivery.channel, notification.json, delivery.state, delivery.stored_at,
        delivery.attempts, max(delivery.not_before, coalesce(channel_hold.until, 0)),
        delivery.failure_code, delivery.failure_detail, delivery.finished_at
      from delivery
      join notification on notification.seq = delivery.notification
      left join channel_hold on channel_hold.channel = delivery.channel
      """;

  private SqliteDeliveries() {}

  /** A row as it is stored: the notification is still text, so that no lock is held to read it. */
  record Row(
      String id,
      String channel,
      String json,
      DeliveryState state,
      Instant storedAt,
      int attempts,
      Instant notBefore,
      Optional<FailureReason> lastFailure,
      Optional<Instant> finishedAt) {

    private static Row of(ResultSet row) throws SQLException {
      String failureCode = row.getString(8);
      String failureDetail = row.getString(9);
      long finishedAt = row.getLong(10);
      return new Row(
          row.getString(1),
          row.getString(2),
          row.getString(3),
          DeliveryState.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
          Instant.ofEpochMilli(row.getLong(5)),
          row.getInt(6),
          Instant.ofEpochMilli(row.getLong(7)),
          failureCode == null
              ? Optional.empty()
              : Optional.of(new FailureReason(failureCode, failureDetail)),
          finishedAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(finishedAt)));
    }

    /** The same with its notification, which is what {@link #json} says. */
    StoredDelivery delivery(Notification notification) {
      return new StoredDelivery(
          id, channel, notification, state, storedAt, attempts, notBefore, lastFailure, finishedAt);
    }
  }

  static boolean isOvertaken(SqliteConnection db, String id, String incident) throws SQLException {
    return db.first(
            row -> true,
            """
            select 1 from delivery as mine
            join delivery as later
              on later.channel = mine.channel and later.seq > mine.seq and later.state = 'pending'
            join notification on notification.seq = later.notification
            where mine.id = ? and json_extract(notification.json, '$.incident.id') = ? limit 1\
            """,
            id,
            incident)
        .isPresent();
  }

  static void add(SqliteConnection db, Dispatch dispatch, String json, long at)
      throws SQLException {
    if (dispatch.channels().isEmpty()) {
      return;
    }
    long notification =
        db.first(
                row -> row.getLong(1),
                "insert into notification (id, kind, json) values (?, ?, ?) returning seq",
                dispatch.notification().id(),
                dispatch.notification().kind().word(),
                json)
            .orElseThrow();
    for (String channel : dispatch.channels()) {
      db.update(
          """
          insert or ignore into delivery
            (id, channel, notification, state, attempts, stored_at, not_before)
          values (?, ?, ?, 'pending', 0, ?, ?)\
          """,
          dispatch.deliveryId(channel),
          channel,
          notification,
          at,
          at);
    }
  }

  static Optional<Row> next(SqliteConnection db, String channel) throws SQLException {
    return db.first(
        Row::of,
        SELECT
            + """
            where delivery.channel = ? and delivery.state = 'pending'
            order by delivery.seq limit 1\
            """,
        channel);
  }

  static List<Row> list(SqliteConnection db, DeliveryQuery query) throws SQLException {
    return db.all(
        Row::of,
        SELECT
            + """
            where delivery.state in (?, ?, ?, ?) and (? is null or delivery.channel = ?)
              and delivery.stored_at >= ?
            order by delivery.seq desc limit ?\
            """,
        wordIfIn(query, DeliveryState.PENDING),
        wordIfIn(query, DeliveryState.SENT),
        wordIfIn(query, DeliveryState.BURIED),
        wordIfIn(query, DeliveryState.DROPPED),
        query.channel().orElse(null),
        query.channel().orElse(null),
        query.since().map(Instant::toEpochMilli).orElse(Long.MIN_VALUE),
        query.limit());
  }

  private static String wordIfIn(DeliveryQuery query, DeliveryState state) {
    return query.states().contains(state) ? state.word() : "";
  }

  static Map<String, Integer> pending(SqliteConnection db) throws SQLException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    db.all(
            row -> Map.entry(row.getString(1), row.getInt(2)),
            """
            select channel, count(*) from delivery where state = 'pending'
            group by channel order by channel\
            """)
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /**
   * Marks as sent.
   *
   * @return false when it is not pending any more
   */
  static boolean sent(SqliteConnection db, String id, Settlement.Sent sent) throws SQLException {
    return db.update(
            """
            update delivery set state = 'sent', attempts = attempts + 1, finished_at = ?
            where id = ? and state = 'pending'\
            """,
            sent.at().toEpochMilli(),
            id)
        == 1;
  }

  static void postponed(SqliteConnection db, String id, Settlement.Postponed postponed)
      throws SQLException {
    long until = roundedUp(postponed.until());
    if (postponed.wholeChannel()) {
      db.update(
          """
          insert or replace into channel_hold (channel, until)
          select channel, ? from delivery where id = ? and state = 'pending'\
          """,
          until,
          id);
    }
    db.update(
        """
        update delivery set attempts = attempts + 1, not_before = ?,
          failure_code = ?, failure_detail = ?
        where id = ? and state = 'pending'\
        """,
        until,
        postponed.reason().code(),
        postponed.reason().detail(),
        id);
  }

  // Never earlier than the service asked for.
  private static long roundedUp(Instant time) {
    return time.getNano() % 1_000_000 == 0 ? time.toEpochMilli() : time.toEpochMilli() + 1;
  }

  static void buried(SqliteConnection db, String id, Settlement.Buried buried) throws SQLException {
    db.update(
        """
        update delivery set state = 'buried', attempts = attempts + 1, finished_at = ?,
          failure_code = ?, failure_detail = ?
        where id = ? and state = 'pending'\
        """,
        buried.at().toEpochMilli(),
        buried.reason().code(),
        buried.reason().detail(),
        id);
  }

  static Optional<Row> find(SqliteConnection db, String id) throws SQLException {
    return db.first(Row::of, SELECT + "where delivery.id = ?", id);
  }

  /**
   * Makes due now.
   *
   * @return false when it is sent, or not there
   */
  static boolean retry(SqliteConnection db, String id, long at) throws SQLException {
    return db.update(
            """
            update delivery set state = 'pending', attempts = 0, stored_at = ?, not_before = ?,
              finished_at = null
            where id = ? and state <> 'sent'\
            """,
            at,
            at,
            id)
        == 1;
  }

  /**
   * Marks as dropped.
   *
   * @return false when it is neither pending nor buried
   */
  static boolean drop(SqliteConnection db, String id, long at) throws SQLException {
    return db.update(
            """
            update delivery set state = 'dropped', finished_at = ?
            where id = ? and state in ('pending', 'buried')\
            """,
            at,
            id)
        == 1;
  }

  static int prune(SqliteConnection db, Instant now, Retention retention, int atOnce)
      throws SQLException {
    return db.update(
        """
        delete from delivery where seq in (
          select seq from delivery
          where (state = 'sent' and finished_at < ?)
            or (state in ('buried', 'dropped') and finished_at < ?)
            or (finished_at is not null and seq <= coalesce(
              (select seq from delivery where finished_at is not null
                order by seq desc limit 1 offset ?), -1))
          limit ?)\
        """,
        now.minus(retention.sent()).toEpochMilli(),
        now.minus(retention.buried()).toEpochMilli(),
        retention.most(),
        atOnce);
  }

  /** Forgets notifications that have no delivery any more. */
  static int pruneNotifications(SqliteConnection db, int atOnce) throws SQLException {
    return db.update(
        """
        delete from notification where seq in (
          select seq from notification
          where not exists (select 1 from delivery where delivery.notification = notification.seq)
          limit ?)\
        """,
        atOnce);
  }
}
