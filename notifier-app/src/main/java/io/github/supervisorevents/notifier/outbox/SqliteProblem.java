package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.outbox.OutboxException.Problem;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in our words what SQLite says in its codes. */
final class SqliteProblem {
  private SqliteProblem() {}

  /** What the integrity check found, as SQLite would say it. */
  static SQLException damaged(String found) {
    return new SQLiteException("integrity check: " + found, SQLiteErrorCode.SQLITE_CORRUPT);
  }

  /**
   * Wraps.
   *
   * @param done what could not be done to the file, for example {@code written}
   */
  static OutboxException of(Path file, String done, SQLException e) {
    Problem problem = problem(e);
    String message =
        switch (problem) {
          case FULL -> "%s cannot be %s: the disk is full (%s)";
          case READ_ONLY -> "%s cannot be %s: it, or its file system, is read-only (%s)";
          case DAMAGED -> "%s cannot be %s: it is no whole database (%s)";
          case BUSY -> "%s cannot be %s: another process holds it (%s)";
          case NEWER, OTHER -> "%s cannot be %s: %s";
        };
    return new OutboxException(problem, message.formatted(file, done, oneLine(e)), e);
  }

  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).replace('\n', ' ');
  }

  private static Problem problem(SQLException e) {
    // The low byte is the kind, the rest the finer code.
    return switch (e.getErrorCode() & 0xff) {
      case 5, 6 -> Problem.BUSY;
      case 8 -> Problem.READ_ONLY;
      case 11, 26 -> Problem.DAMAGED;
      case 13 -> Problem.FULL;
      default -> Problem.OTHER;
    };
  }
}
