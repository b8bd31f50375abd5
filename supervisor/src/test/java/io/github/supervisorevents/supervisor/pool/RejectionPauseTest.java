package io.github.supervisorevents.supervisor.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RejectionPauseTest {
  private final RejectionPause pause = new RejectionPause();

  @Test
  void theFirstPauseIsShortAndTheNextIsTwiceAsLong() {
    assertThat(pause.afterRejection()).isEqualTo(Duration.ofMillis(100));
    assertThat(pause.afterRejection()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void itDoesNotGrowForEver() {
    for (int i = 0; i < 20; i++) {
      pause.afterRejection();
    }

    assertThat(pause.afterRejection()).isEqualTo(RejectionPause.LONGEST);
  }

  @Test
  void anAcceptedEventMakesItShortAgain() {
    pause.afterRejection();
    pause.afterRejection();

    pause.reset();

    assertThat(pause.afterRejection()).isEqualTo(RejectionPause.FIRST);
  }
}
