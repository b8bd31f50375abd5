package io.github.supervisorevents.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "500ms,PT0.5S",
    "2s,PT2S",
    "10m,PT10M",
    "1h30m,PT1H30M",
    "7d,PT168H",
    "0s,PT0S",
    "0,PT0S",
    "' 5s ',PT5S"
  })
  void readsWhatPeopleWrite(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
    assertThat(DurationText.parse(DurationText.of(duration))).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3651d", "9999999d", "999999999h", "3650d1ms"})
  void refusesWhatNobodyLivesToSee(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a duration of at most 3650d, found: " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5",
        "s",
        "5x",
        "5 s",
        "-5s",
        "1.5h",
        "5S",
        "9999999999s",
        "5s5",
        "00",
        "0 0",
        "never"
      })
  void refusesAnythingElseWithExamples(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1h30m")
        .hasMessageEndingWith("found: " + text);
  }
}
