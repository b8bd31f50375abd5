package io.github.supervisorevents.notifier.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private final SplittableRandom random = new SplittableRandom(1);
  private final RetryPolicy policy = RetryPolicy.givingUpAfter(Duration.ofHours(24));

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "6,32", "7,60", "8,60", "1000,60", "2147483647,60"})
  void waitsBetweenHalfAndTheWholeOfADoubledTimeUpToAMinute(int failures, long seconds) {
    Duration whole = Duration.ofSeconds(seconds);
    for (int i = 0; i < 100; i++) {
      assertThat(policy.waitAfter(failures, random)).isBetween(whole.dividedBy(2), whole);
    }
  }

  @Test
  void hostsThatLostTheSameServiceDoNotComeBackInStep() {
    assertThat(policy.waitAfter(5, random)).isNotEqualTo(policy.waitAfter(5, random));
  }

  @Test
  void aWaitOfNothingIsRefused() {
    assertThatThrownBy(() -> new RetryPolicy(Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }
}
