package io.github.supervisorevents.notifier.message;

import java.util.List;

/**
 * How much of each part of a message there may be, so that the whole of it fits.
 *
 * @param title UTF-16 units
 * @param value UTF-16 units of each fact and note
 * @param facts how many
 * @param items how many processes are listed
 * @param logLines how many
 * @param logLine UTF-16 units of each
 */
record Budget(int title, int value, int facts, int items, int logLines, int logLine) {
  /** What anybody wants to read. */
  static final Budget LARGEST = new Budget(250, 500, 24, 250, 200, 1000);

  /** The last one is small enough for every service. */
  static final List<Budget> GETTING_SMALLER =
      List.of(
          new Budget(250, 500, 24, 250, 100, 1000),
          new Budget(250, 500, 24, 100, 50, 500),
          new Budget(250, 400, 24, 60, 30, 300),
          new Budget(250, 300, 16, 40, 20, 250),
          new Budget(250, 200, 12, 30, 15, 160),
          new Budget(250, 200, 12, 20, 10, 120),
          new Budget(200, 150, 10, 12, 6, 100),
          new Budget(200, 100, 8, 8, 3, 80),
          new Budget(160, 80, 6, 4, 0, 0),
          new Budget(120, 60, 2, 0, 0, 0),
          new Budget(80, 40, 0, 0, 0, 0));
}
