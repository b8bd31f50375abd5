package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.outbox.OutboxException.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the database, under one lock: whichever thread calls does the work itself, the
 * others wait for that one transaction. What fails is rolled back; a file that turns out to be
 * damaged is set aside and a fresh one begun. Any thread.
 */
final class SqliteDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("outbox");

  /** What is done with the connection. */
  interface Work<T> {
    T run(SqliteConnection db) throws SQLException;
  }

  private final Path path;
  private final SqliteFile file;
  private final ReentrantLock lock = new ReentrantLock();
  private final int begunAtFirst;
  private Optional<SqliteConnection> connection;
  private boolean closed;

  /** Opens it. */
  SqliteDatabase(Path path, SqliteFile file) {
    this.path = path;
    this.file = file;
    this.connection = Optional.of(file.open());
    this.begunAtFirst = file.timesBegun();
  }

  /** How often the file had to be begun anew. */
  int renewals() {
    return file.timesBegun() - begunAtFirst;
  }

  // Somebody, or a cleaner of temporary folders, took the file away: what is written to it now
  // would not be there at the next start.
  void reopenWhenFileIsGone() {
    lock.lock();
    try {
      if (!file.exists()) {
        LOG.error("{} was removed while in use; a fresh one is begun", path);
        disconnect();
        connected();
      }
    } catch (SQLException e) {
      throw SqliteProblem.of(path, "reopened", e);
    } finally {
      lock.unlock();
    }
  }

  <T> T read(Work<T> work) {
    lock.lock();
    try {
      return mending("read", work);
    } finally {
      lock.unlock();
    }
  }

  /** In one transaction. */
  <T> T write(Work<T> work) {
    lock.lock();
    try {
      return mending("written", db -> inTransaction(db, work));
    } finally {
      lock.unlock();
    }
  }

  private <T> T mending(String doing, Work<T> work) {
    try {
      return work.run(connected());
    } catch (SQLException e) {
      OutboxException problem = SqliteProblem.of(path, doing, e);
      if (problem.problem() == Problem.BUSY) {
        throw problem;
      }
      // After an I/O error the driver's statements are not to be trusted: begin anew.
      disconnectAfter(problem);
      if (problem.problem() != Problem.DAMAGED) {
        throw problem;
      }
      connection = Optional.of(file.setAsideAndOpen(problem));
      return again(doing, work);
    }
  }

  private <T> T again(String doing, Work<T> work) {
    try {
      return work.run(connected());
    } catch (SQLException e) {
      throw SqliteProblem.of(path, doing, e);
    }
  }

  private SqliteConnection connected() {
    if (closed) {
      throw OutboxException.closed(path);
    }
    if (connection.isEmpty()) {
      connection = Optional.of(file.open());
    }
    return connection.get();
  }

  private void disconnectAfter(OutboxException problem) {
    try {
      disconnect();
    } catch (SQLException e) {
      problem.addSuppressed(e);
    }
  }

  private void disconnect() throws SQLException {
    if (connection.isPresent()) {
      SqliteConnection old = connection.get();
      connection = Optional.empty();
      old.close();
    }
  }

  private static <T> T inTransaction(SqliteConnection db, Work<T> work) throws SQLException {
    db.update("begin immediate");
    try {
      T result = work.run(db);
      db.update("commit");
      return result;
    } catch (SQLException | RuntimeException e) {
      rollBackAfter(e, db);
      throw e;
    }
  }

  private static void rollBackAfter(Exception failure, SqliteConnection db) {
    try {
      db.update("rollback");
    } catch (SQLException e) {
      // SQLite has rolled back by itself for some errors; then there is nothing left to do.
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      disconnect();
    } catch (SQLException e) {
      throw SqliteProblem.of(path, "closed", e);
    } finally {
      lock.unlock();
    }
  }
}
