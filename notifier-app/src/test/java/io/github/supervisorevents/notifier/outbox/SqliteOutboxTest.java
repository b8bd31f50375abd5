package io.github.supervisorevents.notifier.outbox;

import static io.github.supervisorevents.notifier.outbox.OutboxSamples.NOON;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.dispatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.notifier.outbox.OutboxException.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqliteOutboxTest implements OutboxContract {
  private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  @TempDir Path folder;
  private final List<SqliteOutbox> opened = new ArrayList<>();

  @Override
  public Outbox outbox() {
    return opened.isEmpty() ? open() : opened.get(opened.size() - 1);
  }

  private SqliteOutbox open() {
    SqliteOutbox outbox = SqliteOutbox.open(file(), Durability.NORMAL, Duration.ofMillis(1), CLOCK);
    opened.add(outbox);
    return outbox;
  }

  private Path file() {
    return folder.resolve("outbox.db");
  }

  @AfterEach
  void closeAll() {
    opened.forEach(SqliteOutbox::close);
  }

  private SqliteOutbox reopen() {
    closeAll();
    opened.clear();
    return open();
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void everythingIsThereAfterReopening(Durability durability) {
    try (SqliteOutbox first = SqliteOutbox.open(file(), durability, CLOCK)) {
      first.store(Batch.of(NOON, List.of(dispatch("n1", "ops"), dispatch("n2", "ops"))));
      first.settle(
          first.next("ops").orElseThrow(),
          new Settlement.Sent(NOON, Map.of(), Map.of("chat", "42")));
      first.settle(
          first.next("ops").orElseThrow(),
          new Settlement.Postponed(NOON, DOWN, NOON.plusSeconds(90), true));
    }

    try (SqliteOutbox second = SqliteOutbox.open(file(), durability, CLOCK)) {
      StoredDelivery delivery = second.next("ops").orElseThrow();
      assertThat(delivery.notification().id()).isEqualTo("n2");
      assertThat(delivery.notBefore()).isEqualTo(NOON.plusSeconds(90));
      assertThat(delivery.attempts()).isEqualTo(1);
      assertThat(second.memory(delivery).channel()).containsExactly(Map.entry("chat", "42"));
    }
  }

  @Test
  void anotherProcessReadsWhileThisOneWrites() {
    SqliteOutbox daemon = open();
    SqliteOutbox command = open();
    daemon.store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));
    assertThat(command.pending()).containsExactly(Map.entry("ops", 1));

    daemon.store(Batch.of(NOON, List.of(dispatch("n2", "ops"))));

    assertThat(command.pending()).containsExactly(Map.entry("ops", 2));
  }

  @Test
  void onlyTheOwnerMayReadTheFiles() throws IOException {
    open().store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void aNewerVersionIsRefusedWithWords() throws SQLException, IOException {
    open().close();
    sql("pragma user_version = 99");

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            OutboxException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NEWER))
        .hasMessageContaining(file().toString())
        .hasMessageContaining("newer version")
        .hasMessageContaining("99")
        .hasMessageContaining("NOTIFIER_STATE_DIR");
    assertThat(filesLike("damaged")).isEmpty();
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAside() throws IOException {
    Files.writeString(file(), "this is not a database, not even nearly one".repeat(200));

    open().store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));

    assertThat(reopen().pending()).containsExactly(Map.entry("ops", 1));
    assertThat(filesLike("damaged"))
        .singleElement()
        .satisfies(aside -> assertThat(Files.readString(aside)).startsWith("this is not"));
  }

  @Test
  void aDatabaseWithOverwrittenPagesIsSetAsideAtOpening() throws IOException {
    fillAndCheckpoint();
    overwriteFrom(4096);

    open().store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));

    assertThat(outbox().pending()).containsExactly(Map.entry("ops", 1));
    assertThat(filesLike("damaged")).isNotEmpty();
  }

  @Test
  void aDatabaseDamagedWhileInUseIsSetAsideAndTheEventStored() throws IOException, SQLException {
    SqliteOutbox outbox = open();
    outbox.store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));
    sql(
        "pragma writable_schema = on; update sqlite_master set rootpage = 99999 where name ="
            + " 'notification'");
    sql("pragma schema_version = 77");

    outbox.store(Batch.of(NOON, List.of(dispatch("n2", "ops"))));

    assertThat(outbox.next("ops").orElseThrow().notification().id()).isEqualTo("n2");
    assertThat(filesLike("damaged")).isNotEmpty();
    assertThat(reopen().pending()).containsExactly(Map.entry("ops", 1));
  }

  private void fillAndCheckpoint() {
    SqliteOutbox outbox = open();
    for (int i = 1; i <= 200; i++) {
      outbox.store(Batch.of(NOON, List.of(dispatch("n" + i, "ops"))));
    }
    outbox.close();
    opened.clear();
  }

  private void overwriteFrom(long position) throws IOException {
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.write(
          java.nio.ByteBuffer.wrap(
              "garbage ".repeat((int) (channel.size() - position) / 8).getBytes()),
          position);
    }
  }

  @Test
  void aStoreThatFailsChangesNothingAndCanBeRepeated() throws SQLException {
    SqliteOutbox outbox = open();
    Batch batch = Batch.of(NOON, List.of(dispatch("n1", "ops")));

    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");

      assertThatThrownBy(() -> outbox.store(batch))
          .isInstanceOfSatisfying(
              OutboxException.class, e -> assertThat(e.problem()).isEqualTo(Problem.BUSY))
          .hasMessageContaining(file().toString());
      statement.execute("rollback");
    }

    assertThat(outbox.pending()).isEmpty();
    outbox.store(batch);
    assertThat(outbox.pending()).containsExactly(Map.entry("ops", 1));
  }

  @Test
  void aDeliveryThatCannotBeReadIsBuriedAndHoldsUpNothing() throws SQLException {
    SqliteOutbox outbox = open();
    outbox.store(Batch.of(NOON, List.of(dispatch("n1", "ops"), dispatch("n2", "ops"))));
    sql(
        "update notification set json = replace(json, 'CRASHED', 'NEVER_HEARD_OF') where id ="
            + " 'n1'");

    assertThat(outbox.next("ops").orElseThrow().notification().id()).isEqualTo("n2");
    assertThat(outbox.pending()).containsExactly(Map.entry("ops", 1));
  }

  @Test
  void aFileThatWasTakenAwayIsBegunAgainByThePruning() throws IOException {
    SqliteOutbox outbox = open();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }

    outbox.prune(NOON, Retention.usual());
    outbox.store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));

    assertThat(reopen().pending()).containsExactly(Map.entry("ops", 1));
  }

  @Test
  void pruningLeavesNoRowBehind() throws SQLException {
    SqliteOutbox outbox = open();
    for (int i = 1; i <= 2500; i++) {
      outbox.store(Batch.of(NOON, List.of(dispatch("n" + i, "ops"))));
    }
    sql("update delivery set state = 'sent', finished_at = 1");

    assertThat(outbox.prune(NOON, new Retention(Duration.ofDays(1), Duration.ofDays(1), 10)))
        .isEqualTo(2500);

    assertThat(count("delivery")).isZero();
    assertThat(count("notification")).isZero();
  }

  private int count(String table) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        java.sql.ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      return rows.getInt(1);
    }
  }

  private List<Path> filesLike(String part) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(part))
          .filter(file -> !file.getFileName().toString().matches(".*-(wal|shm)"))
          .toList();
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = connect();
        Statement jdbc = connection.createStatement()) {
      jdbc.executeUpdate(statement);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  @Test
  void whatAnotherProcessWritesIsNoticedAndWhatWeWriteIsNot() {
    SqliteOutbox ours = open();
    ours.store(Batch.of(NOON, List.of(dispatch("n1", "ops"))));
    ours.isChangedByOthers();
    ours.store(Batch.of(NOON, List.of(dispatch("n2", "ops"))));
    assertThat(ours.isChangedByOthers()).isFalse();

    try (SqliteOutbox theirs = SqliteOutbox.openExisting(file(), CLOCK)) {
      assertThat(theirs.drop(List.of("n1-ops"), NOON)).isEqualTo(1);
    }

    assertThat(ours.isChangedByOthers()).isTrue();
    assertThat(ours.isChangedByOthers()).isFalse();
  }

  @Test
  void aDamagedFileIsLeftToTheNotifierWhenSomebodyElseLooks() throws IOException {
    Files.writeString(
        file(), "this is no database, and long enough to be taken for one\n".repeat(99));

    assertThatThrownBy(() -> SqliteOutbox.openExisting(file(), CLOCK))
        .isInstanceOf(OutboxException.class)
        .hasMessageContaining("no whole database");
    assertThat(file()).content().startsWith("this is no database");
  }
}
