package io.github.supervisorevents.notifier.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExitRecordTest {
  private static final String LOG =
      """
      cut off: web (exit status 9; not expected)
      2026-11-20 09:00:00,123 INFO spawned: 'web' with pid 12
      2026-11-20 09:00:01,000 WARN exited: web (exit status 1; not expected)
      2026-11-20 09:00:02,000 INFO exited: job (exit status 0; expected)
      2026-11-20 09:00:03,500 WARN exited: web (exit status 3; not expected)
      2026-11-20 09:00:04,000 WARN exited: db (terminated by SIGKILL; not expected)
      2026-11-20 09:00:05,000 WARN exited: cache (terminated by SIGSEGV (core dumped); not expected)
      2026-11-20 09:00:06,000 WARN exited: my web (exit status 5; not expected)
      """;
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");

  @Test
  void lastExitCounts() {
    assertThat(last("web", NINE).orElseThrow().exitStatus()).isEqualTo(OptionalInt.of(3));
  }

  @Test
  void signalIsNamed() {
    assertThat(last("db", NINE).orElseThrow().signal()).contains("SIGKILL");
    assertThat(last("cache", NINE).orElseThrow().signal()).contains("SIGSEGV");
    assertThat(last("db", NINE).orElseThrow().exitStatus()).isEmpty();
  }

  @Test
  void olderExitsAreStale() {
    assertThat(last("web", NINE.plusSeconds(4))).isEmpty();
  }

  @Test
  void timesAreInTheZoneOfTheLog() {
    Optional<ExitRecord> inBerlin =
        ExitRecord.last(
            LOG, "web", Instant.parse("2026-11-20T08:00:03Z"), ZoneId.of("Europe/Berlin"));

    assertThat(inBerlin.orElseThrow().at()).isEqualTo(Instant.parse("2026-11-20T08:00:03.500Z"));
  }

  private static Optional<ExitRecord> last(String process, Instant from) {
    return ExitRecord.last(LOG, process, from, ZoneOffset.UTC);
  }
}
