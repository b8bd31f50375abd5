package io.github.supervisorevents.notifier.message;

import java.util.List;

/**
 * How much of each part of a notification's data there may be, so that the whole stays under some
 * size.
 *
 * @param logLines how many, the last ones
 * @param logLine UTF-16 units of each
 * @param eventData UTF-16 units
 * @param processes how many
 * @param tokens how many header and payload tokens of the event
 * @param value UTF-16 units of any other value
 */
public record DataBudget(
    int logLines, int logLine, int eventData, int processes, int tokens, int value) {

  /** The log goes first, then the event's data, then processes; a small body always comes out. */
  public static final List<DataBudget> GETTING_SMALLER =
      List.of(
          new DataBudget(1000, 2000, 12_000, 200, 64, 2000),
          new DataBudget(100, 1000, 8_000, 200, 64, 1000),
          new DataBudget(50, 400, 4_000, 100, 64, 500),
          new DataBudget(20, 300, 2_000, 40, 32, 300),
          new DataBudget(10, 200, 500, 25, 32, 200),
          new DataBudget(5, 100, 100, 10, 16, 100),
          new DataBudget(0, 0, 0, 5, 16, 60));
}
