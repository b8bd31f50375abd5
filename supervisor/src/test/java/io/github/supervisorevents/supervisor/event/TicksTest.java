package io.github.supervisorevents.supervisor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void theSpanInWhichItStartedIsNotTold() {
    assertThat(new Ticks(NOON).due(NOON.plusMillis(4999))).isEmpty();
  }

  @Test
  void aTickIsToldOnceWhenItsSpanBegins() {
    Ticks ticks = new Ticks(NOON.minusSeconds(1));

    assertThat(ticks.due(NOON))
        .containsExactly(
            new TickEvent(TickPeriod.FIVE_SECONDS, NOON.getEpochSecond()),
            new TickEvent(TickPeriod.MINUTE, NOON.getEpochSecond()),
            new TickEvent(TickPeriod.HOUR, NOON.getEpochSecond()));
    assertThat(ticks.due(NOON.plusSeconds(1))).isEmpty();
  }

  @Test
  void aLateTickNamesTheBeginningOfItsSpan() {
    assertThat(new Ticks(NOON).due(NOON.plusSeconds(13)))
        .containsExactly(new TickEvent(TickPeriod.FIVE_SECONDS, NOON.getEpochSecond() + 10));
  }

  @Test
  void aClockThatGoesBackIsInANewSpanToo() {
    assertThat(new Ticks(NOON).due(NOON.minusSeconds(3)))
        .contains(new TickEvent(TickPeriod.FIVE_SECONDS, NOON.getEpochSecond() - 5));
  }

  @Test
  void theNextTickIsAtMostFiveSecondsAway() {
    Ticks ticks = new Ticks(NOON);

    assertThat(ticks.untilNext(NOON)).isEqualTo(Duration.ofSeconds(5));
    assertThat(ticks.untilNext(NOON.plusMillis(4999))).isEqualTo(Duration.ofMillis(1));
  }
}
