package io.github.supervisorevents.notifier.outbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The database file: opened, brought up to date, or set aside when it is damaged.
 *
 * <p>Used by one thread at a time.
 */
final class SqliteFile {
  private static final Logger LOG = LoggerFactory.getLogger("outbox");
  private static final long LARGEST_CHECKED_BYTES = 16L << 20;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  private final Durability durability;
  private final Duration busyTimeout;
  private final boolean mends;
  private final Clock clock;
  private volatile int begun;

  private SqliteFile(
      Path file, Durability durability, Duration busyTimeout, boolean mends, Clock clock) {
    this.file = file;
    this.durability = durability;
    this.busyTimeout = busyTimeout;
    this.mends = mends;
    this.clock = clock;
  }

  /** Begun when it is not there, set aside when it is damaged. */
  static SqliteFile mended(Path file, Durability durability, Duration busyTimeout, Clock clock) {
    return new SqliteFile(file, durability, busyTimeout, true, clock);
  }

  /** Another process's: begun and set aside by that alone. */
  static SqliteFile asItIs(Path file, Duration busyTimeout, Clock clock) {
    return new SqliteFile(file, Durability.FULL, busyTimeout, false, clock);
  }

  /** How often it was empty when it was opened. */
  int timesBegun() {
    return begun;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Opens; a damaged file is set aside and a fresh one begun. */
  SqliteConnection open() {
    try {
      return openAsItIs();
    } catch (SQLException e) {
      OutboxException problem = SqliteProblem.of(file, "opened", e);
      if (problem.problem() != OutboxException.Problem.DAMAGED) {
        throw problem;
      }
      return setAsideAndOpen(problem);
    }
  }

  /** Renames the damaged file, says so, and begins a fresh one. */
  SqliteConnection setAsideAndOpen(OutboxException damage) {
    if (!mends) {
      throw damage;
    }
    Path aside =
        file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(clock.instant()));
    try {
      Files.move(file, aside);
      for (String part : List.of("-wal", "-shm")) {
        Path companion = file.resolveSibling(file.getFileName() + part);
        if (Files.exists(companion)) {
          Files.move(companion, aside.resolveSibling(aside.getFileName() + part));
        }
      }
    } catch (IOException e) {
      e.addSuppressed(damage);
      throw new OutboxException(
          OutboxException.Problem.DAMAGED,
          "%s is damaged and cannot be renamed to %s: %s".formatted(file, aside, e),
          e);
    }
    LOG.error(
        "{} is damaged ({}). It was set aside as {} and a fresh one begun: notifications that were"
            + " still waiting in it will not be sent",
        file,
        damage.getMessage(),
        aside);
    try {
      return openAsItIs();
    } catch (SQLException e) {
      throw SqliteProblem.of(file, "opened", e);
    }
  }

  private SqliteConnection openAsItIs() throws SQLException {
    if (mends) {
      createForOwnerOnly();
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
    // Else the driver asks for the new row's number after each insert.
    config.setGetGeneratedKeys(false);
    SqliteConnection connection =
        new SqliteConnection(config.createConnection("jdbc:sqlite:" + file));
    try {
      connection.execute("pragma journal_mode = wal");
      connection.execute("pragma synchronous = " + durability.word());
      connection.execute("pragma temp_store = memory");
      connection.execute("pragma journal_size_limit = 4194304");
      checkWhole(connection);
      if (SqliteSchema.bringUpToDate(connection, file)) {
        begun++;
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      closeAfter(e, connection);
      throw e;
    }
  }

  // A large one would keep the first event waiting; its damage is found when it is met.
  private void checkWhole(SqliteConnection connection) throws SQLException {
    if (file.toFile().length() > LARGEST_CHECKED_BYTES) {
      return;
    }
    String found =
        connection.first(row -> row.getString(1), "pragma quick_check(1)").orElse("no answer");
    if (!found.equals("ok")) {
      throw SqliteProblem.damaged(found);
    }
  }

  private static void closeAfter(Exception failure, SqliteConnection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  // SQLite gives its other files the mode of this one.
  private void createForOwnerOnly() {
    try {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      // Usual.
    } catch (IOException e) {
      throw new OutboxException(
          OutboxException.Problem.OTHER, "%s cannot be created: %s".formatted(file, e), e);
    }
  }
}
