package io.github.supervisorevents.supervisor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:05:00Z");

  private final Descriptions descriptions = new Descriptions(ZoneOffset.ofHours(5));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT5S|0:00:05",
        "PT1H2M3S|1:02:03",
        "PT23H59M59S|23:59:59",
        "P1D|1 day, 0:00:00",
        "P12DT10H|12 days, 10:00:00",
        "-PT10S|0:00:00"
      })
  void uptimeIsToldAsPythonTellsIt(Duration up, String told) {
    ProcessStatus running =
        status(ProcessState.RUNNING, Optional.of(NOW.minus(up)), Optional.empty(), "");

    assertThat(descriptions.of(running)).isEqualTo("pid 7, uptime " + told);
  }

  @Test
  void endIsToldInLocalTime() {
    Instant stopped = Instant.parse("2026-11-05T19:30:00Z");

    assertThat(
            descriptions.of(
                status(ProcessState.EXITED, Optional.of(stopped), Optional.of(stopped), "")))
        .isEqualTo("Nov 06 12:30 AM");
    assertThat(
            descriptions.of(status(ProcessState.STOPPED, Optional.empty(), Optional.empty(), "")))
        .isEqualTo("Not started");
  }

  @Test
  void failureIsToldInItsOwnWords() {
    assertThat(
            descriptions.of(
                status(
                    ProcessState.FATAL,
                    Optional.empty(),
                    Optional.empty(),
                    "can't find command 'x'")))
        .isEqualTo("can't find command 'x'");
    assertThat(
            descriptions.of(status(ProcessState.BACKOFF, Optional.empty(), Optional.empty(), "")))
        .isEqualTo("unknown error (try \"tail p\")");
    assertThat(
            descriptions.of(status(ProcessState.STARTING, Optional.of(NOW), Optional.empty(), "")))
        .isEmpty();
  }

  private static ProcessStatus status(
      ProcessState state, Optional<Instant> started, Optional<Instant> stopped, String error) {
    return new ProcessStatus(
        new ProcessName("g", "p"),
        state,
        OptionalInt.of(7),
        started,
        stopped,
        NOW,
        OptionalInt.empty(),
        error,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
