package io.github.supervisorevents.supervisor.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnixSignalTest {
  @ParameterizedTest
  @CsvSource({
    "TERM, 15",
    "sigterm, 15",
    "15, 15",
    "SIGHUP, 1",
    "usr2, 12",
    "SIGIO, 29",
    "CLD, 17",
    "SYS, 31",
    "RTMAX, 64"
  })
  void namesAndNumbersAreUnderstood(String text, int number) {
    assertThat(UnixSignal.parse(text)).contains(new UnixSignal(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-9", "32", "65", "SIGNAL", "TERM2", "9.0"})
  void othersAreNone(String text) {
    assertThat(UnixSignal.parse(text)).isEmpty();
  }

  @Test
  void oneWithoutANameIsToldByItsNumber() {
    assertThat(new UnixSignal(40).name()).isEqualTo("signal 40");
    assertThat(new UnixSignal(29).name()).isEqualTo("SIGPOLL");
  }
}
