package io.github.supervisorevents.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPacingTest {
  private final RestartPacing pacing = new RestartPacing();
  private long now = Long.MAX_VALUE - 1_000_000; // about to wrap around

  @Test
  void aHundredRestartsInARowDoNotWait() {
    for (int i = 0; i < RestartPacing.BURST; i++) {
      assertThat(pacing.delay(now)).isEqualTo(Duration.ZERO);
    }
  }

  @Test
  void moreAreSpacedOut() {
    for (int i = 0; i < RestartPacing.BURST; i++) {
      pacing.delay(now);
    }

    for (int i = 0; i < 10; i++) {
      Duration delay = pacing.delay(now);
      assertThat(delay).isEqualTo(RestartPacing.INTERVAL);
      now += delay.toNanos();
    }
  }

  @Test
  void whoExitsSeldomNeverWaits() {
    for (int i = 0; i < 10 * RestartPacing.BURST; i++) {
      assertThat(pacing.delay(now)).isEqualTo(Duration.ZERO);
      now += RestartPacing.INTERVAL.toNanos();
    }
  }

  @Test
  void aQuietTimeMakesUpForAStorm() {
    for (int i = 0; i < 2 * RestartPacing.BURST; i++) {
      now += pacing.delay(now).toNanos();
    }
    now += Duration.ofMinutes(1).toNanos();

    for (int i = 0; i < RestartPacing.BURST; i++) {
      assertThat(pacing.delay(now)).isEqualTo(Duration.ZERO);
    }
  }
}
