package io.github.supervisorevents.notifier.outbox;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What channels, and the incident tracker, asked to remember. */
final class SqliteMemories {
  private SqliteMemories() {}

  static Map<String, String> state(SqliteConnection db, String area) throws SQLException {
    return map(db, "select key, value from state where area = ?", area);
  }

  static void change(SqliteConnection db, StateChange change) throws SQLException {
    if (change.value().isPresent()) {
      db.update(
          "insert or replace into state (area, key, value) values (?, ?, ?)",
          change.area(),
          change.key(),
          change.value().get());
    } else {
      db.update("delete from state where area = ? and key = ?", change.area(), change.key());
    }
  }

  static ChannelMemory memory(SqliteConnection db, StoredDelivery delivery) throws SQLException {
    String incident = incident(delivery);
    return new ChannelMemory(
        incident.isEmpty() ? Map.of() : memory(db, delivery.channel(), incident),
        memory(db, delivery.channel(), ""));
  }

  private static Map<String, String> memory(SqliteConnection db, String channel, String incident)
      throws SQLException {
    return map(
        db,
        "select key, value from channel_memory where channel = ? and incident = ?",
        channel,
        incident);
  }

  static void remember(SqliteConnection db, StoredDelivery delivery, Settlement.Sent sent)
      throws SQLException {
    long at = sent.at().toEpochMilli();
    remember(db, delivery.channel(), "", sent.channelMemory(), at);
    String incident = incident(delivery);
    if (!incident.isEmpty()) {
      remember(db, delivery.channel(), incident, sent.incidentMemory(), at);
    }
  }

  private static void remember(
      SqliteConnection db, String channel, String incident, Map<String, String> memory, long at)
      throws SQLException {
    for (Map.Entry<String, String> entry : memory.entrySet()) {
      db.update(
          """
          insert or replace into channel_memory (channel, incident, key, value, changed_at)
          values (?, ?, ?, ?, ?)\
          """,
          channel,
          incident,
          entry.getKey(),
          entry.getValue(),
          at);
    }
  }

  static int prune(SqliteConnection db, long before) throws SQLException {
    return db.update("delete from channel_memory where incident <> '' and changed_at < ?", before);
  }

  // Empty for none; an incident's id never is.
  private static String incident(StoredDelivery delivery) {
    return delivery.notification().incident().map(incident -> incident.id()).orElse("");
  }

  private static Map<String, String> map(SqliteConnection db, String sql, Object... values)
      throws SQLException {
    Map<String, String> map = new LinkedHashMap<>();
    db.all(row -> Map.entry(row.getString(1), row.getString(2)), sql, values)
        .forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }
}
