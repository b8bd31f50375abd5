package io.github.supervisorevents.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 2026-11-20 is a Friday; Berlin is an hour ahead of UTC then. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-20T20:59:59Z, false",
    "2026-11-20T21:00:00Z, true",
    "2026-11-21T05:59:59Z, true",
    "2026-11-21T06:00:00Z, false",
    "2026-11-21T23:00:00Z, false"
  })
  void nightBelongsToTheDayItBeginsOn(Instant now, boolean isQuiet) {
    QuietHours fridays =
        new QuietHours(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(7, 0), BERLIN);

    assertThat(fridays.at(now).isPresent()).isEqualTo(isQuiet);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T11:59:59Z, false",
    "2026-11-20T12:00:00Z, true",
    "2026-11-20T13:00:00Z, false"
  })
  void siesta(Instant now, boolean isQuiet) {
    QuietHours siesta =
        new QuietHours(
            QuietHours.everyDay(), LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneId.of("UTC"));

    assertThat(siesta.at(now).isPresent()).isEqualTo(isQuiet);
  }

  @Test
  void sameTimeIsAWholeDay() {
    QuietHours sundays =
        new QuietHours(
            Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("UTC"));

    assertThat(sundays.at(Instant.parse("2026-11-22T23:59:59Z")).orElseThrow().end())
        .isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
  }

  @Test
  void nightInWhichTheClockIsChangedEndsAtItsTime() {
    QuietHours nights =
        new QuietHours(QuietHours.everyDay(), LocalTime.of(22, 0), LocalTime.of(7, 0), BERLIN);

    assertThat(nights.at(Instant.parse("2026-10-25T03:00:00Z")).orElseThrow().end())
        .isEqualTo(Instant.parse("2026-10-25T06:00:00Z"));
  }
}
