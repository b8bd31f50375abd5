package io.github.supervisorevents.notifier.outbox;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, by version. A version that has been released never changes: what is new is a new
 * entry of {@link #STEPS}.
 */
final class SqliteSchema {
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              create table notification (
                seq integer primary key,
                id text not null,
                kind text not null,
                json text not null)\
              """,
              """
              create table delivery (
                seq integer primary key,
                id text not null unique,
                channel text not null,
                notification integer not null,
                state text not null,
                attempts integer not null,
                stored_at integer not null,
                not_before integer not null,
                failure_code text,
                failure_detail text,
                finished_at integer)\
              """,
              "create index delivery_notification on delivery (notification)",
              "create index delivery_pending on delivery (channel, seq) where state = 'pending'",
              """
              create table channel_hold (
                channel text primary key,
                until integer not null) without rowid\
              """,
              """
              create table channel_memory (
                channel text not null,
                incident text not null,
                key text not null,
                value text not null,
                changed_at integer not null,
                primary key (channel, incident, key)) without rowid\
              """,
              """
              create table state (
                area text not null,
                key text not null,
                value text not null,
                primary key (area, key)) without rowid\
              """));

  private SqliteSchema() {}

  /**
   * Brings a database to the version this program knows.
   *
   * @return whether it was empty
   * @throws OutboxException when it is of a newer one
   */
  static boolean bringUpToDate(SqliteConnection connection, Path file) throws SQLException {
    int found = version(connection);
    if (found > STEPS.size()) {
      throw OutboxException.newer(file, found, STEPS.size());
    }
    if (found == STEPS.size()) {
      return false;
    }
    connection.execute("begin immediate");
    // Another process may have been quicker.
    for (int version = version(connection); version < STEPS.size(); version++) {
      for (String statement : STEPS.get(version)) {
        connection.execute(statement);
      }
    }
    connection.execute("pragma user_version = " + STEPS.size());
    connection.execute("commit");
    return found == 0;
  }

  private static int version(SqliteConnection connection) throws SQLException {
    return connection.first(row -> row.getInt(1), "pragma user_version").orElseThrow();
  }
}
