package io.github.supervisorevents.notifier.outbox;

import static io.github.supervisorevents.notifier.outbox.OutboxSamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateGateTest {
  @Test
  void aBurstPassesThenOneForEachStep() {
    RateGate gate = new RateGate(new RateLimit(3, Duration.ofSeconds(1)));
    for (int i = 0; i < 3; i++) {
      assertThat(gate.opensAt(NOON)).isEqualTo(NOON);
      gate.pass(NOON);
    }

    assertThat(gate.opensAt(NOON)).isEqualTo(NOON.plusSeconds(1));
    gate.pass(NOON.plusSeconds(1));
    assertThat(gate.opensAt(NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void aPauseFillsTheBurstAgainButNoMoreThanThat() {
    RateGate gate = new RateGate(new RateLimit(2, Duration.ofSeconds(1)));
    gate.pass(NOON);
    gate.pass(NOON);
    Instant later = NOON.plusSeconds(3600);

    gate.pass(later);
    assertThat(gate.opensAt(later)).isEqualTo(later);
    gate.pass(later);
    assertThat(gate.opensAt(later)).isEqualTo(later.plusSeconds(1));
  }

  @Test
  void withoutALimitEverythingPasses() {
    RateGate gate = new RateGate(RateLimit.none());
    for (int i = 0; i < 100; i++) {
      gate.pass(NOON);
    }

    assertThat(gate.opensAt(NOON)).isEqualTo(NOON);
  }

  @Test
  void aClockSetBackDoesNotCloseTheGateForAsLong() {
    RateGate gate = new RateGate(new RateLimit(1, Duration.ofSeconds(1)));
    gate.pass(NOON);
    Instant back = NOON.minusSeconds(3600);

    assertThat(gate.opensAt(back)).isEqualTo(back);
    gate.pass(back);
    assertThat(gate.opensAt(back)).isEqualTo(back.plusSeconds(1));
  }
}
