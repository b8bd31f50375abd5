package io.github.supervisorevents.notifier.route;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * When not to disturb: on some days, from one time to another, which may be on the next day.
 * Immutable.
 *
 * @param days the days on which they begin
 * @param from when they begin
 * @param to when they end; not after {@code from} means on the next day
 * @param zone whose days and times these are
 */
public record QuietHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
  /** Checks and copies. */
  public QuietHours {
    days = Set.copyOf(days);
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(zone, "zone");
    if (days.isEmpty()) {
      throw new IllegalArgumentException("quiet hours begin on at least one day");
    }
  }

  /** Every day. */
  public static Set<DayOfWeek> everyDay() {
    return EnumSet.allOf(DayOfWeek.class);
  }

  /**
   * One time of quiet.
   *
   * @param begin when it begins
   * @param end when it ends
   */
  public record Period(Instant begin, Instant end) {
    /** Checks. */
    public Period {
      Objects.requireNonNull(begin, "begin");
      Objects.requireNonNull(end, "end");
    }
  }

  /** Whether they end on the day after the one on which they begin. */
  public boolean isOverNight() {
    return !to.isAfter(from);
  }

  /** The quiet hours that it is in now; empty when it is in none. */
  public Optional<Period> at(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    return begunOn(here, now).or(() -> begunOn(here.minusDays(1), now));
  }

  private Optional<Period> begunOn(ZonedDateTime day, Instant now) {
    Instant begin = day.toLocalDate().atTime(from).atZone(zone).toInstant();
    Instant end =
        day.toLocalDate().plusDays(isOverNight() ? 1 : 0).atTime(to).atZone(zone).toInstant();
    boolean isNow = days.contains(day.getDayOfWeek()) && !now.isBefore(begin) && now.isBefore(end);
    return isNow ? Optional.of(new Period(begin, end)) : Optional.empty();
  }
}
