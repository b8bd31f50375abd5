package io.github.supervisorevents.notifier.outbox;

import static io.github.supervisorevents.notifier.outbox.OutboxSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supervisorevents.notifier.outbox.OutboxException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection is let go of after a failure, and made again. */
class SqliteDatabaseTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final StateChange SMALL = new StateChange("area", "key", Optional.of("value"));
  private static final StateChange LARGE =
      new StateChange("area", "large", Optional.of("x".repeat(1 << 20)));

  @TempDir Path folder;
  private SqliteDatabase database;

  @BeforeEach
  void open() {
    SqliteFile file =
        SqliteFile.mended(
            path(), Durability.NORMAL, Duration.ofMillis(1), Clock.fixed(NOON, ZoneOffset.UTC));
    database = new SqliteDatabase(path(), file);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Path path() {
    return folder.resolve("outbox.db");
  }

  private void store(StateChange change) {
    database.write(
        db -> {
          SqliteMemories.change(db, change);
          return true;
        });
  }

  private void storeOnFullDisk() {
    assertThatThrownBy(
            () ->
                database.write(
                    db -> {
                      fill(db);
                      return true;
                    }))
        .isInstanceOfSatisfying(
            OutboxException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FULL));
  }

  private static void fill(SqliteConnection db) throws SQLException {
    db.execute("pragma max_page_count = 1"); // No more than there are.
    SqliteMemories.change(db, SMALL);
    SqliteMemories.change(db, LARGE);
  }

  private long openFiles() throws IOException {
    try (Stream<Path> all = Files.list(OPEN_FILES)) {
      return all.filter(this::isOurs).count();
    }
  }

  private boolean isOurs(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).startsWith(folder.toRealPath());
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void aDiskThatStaysFullUsesUpNoFileDescriptors() throws IOException {
    assumeTrue(Files.isDirectory(OPEN_FILES));
    store(SMALL);
    long before = openFiles();
    assertThat(before).isPositive();

    for (int i = 0; i < 10; i++) {
      storeOnFullDisk();
    }
    store(SMALL);

    assertThat(openFiles()).isEqualTo(before);
  }

  @Test
  void aFileThatIsDamagedWhenItIsOpenedAgainWasBegunAnew() throws IOException {
    store(SMALL);
    storeOnFullDisk();
    Files.writeString(path(), "this is no database, and long enough for one\n".repeat(200));
    Files.deleteIfExists(folder.resolve("outbox.db-wal"));

    store(SMALL);

    assertThat(database.renewals()).isEqualTo(1);
  }

  @Test
  void afterTheEndNothingIsOpenedAgain() throws IOException {
    assumeTrue(Files.isDirectory(OPEN_FILES));
    store(SMALL);

    database.close();

    assertThatThrownBy(() -> store(SMALL)).isInstanceOf(OutboxException.class);
    assertThat(openFiles()).isZero();
  }
}
