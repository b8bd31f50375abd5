package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.spec.LogLevel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainLogTest {
  private final Bytes.Kept output = new Bytes.Kept();

  @Test
  void aLineHasLocalTimeLevelAndMessage() {
    Clock clock =
        Clock.fixed(Instant.parse("2026-11-20T08:00:00.007Z"), ZoneId.of("Europe/Berlin"));

    new MainLog(LogLevel.INFO, clock, List.of(output)).info("spawned: 'x' with pid 7");

    assertThat(output).hasToString("2026-11-20 09:00:00,007 INFO spawned: 'x' with pid 7\n");
  }

  @Test
  void everyLevelHasItsTagAndLessImportantLinesAreLeftOut() {
    MainLog log = log(LogLevel.DEBUG);

    log.critical("a");
    log.error("b");
    log.warn("c");
    log.info("d");
    log.debug("e");
    log.trace("f");
    log.blather("g");

    assertThat(output.toString().lines().map(line -> line.substring(24)))
        .containsExactly("CRIT a", "ERRO b", "WARN c", "INFO d", "DEBG e");
  }

  @Test
  void traceAndBlatherAreShownWhenAskedFor() {
    MainLog log = log(LogLevel.BLATHER);

    log.trace("f");
    log.blather("g");

    assertThat(output.toString().lines().map(line -> line.substring(24)))
        .containsExactly("TRAC f", "BLAT g");
    assertThat(log.shows(LogLevel.BLATHER)).isTrue();
    assertThat(log(LogLevel.TRACE).shows(LogLevel.BLATHER)).isFalse();
  }

  @Test
  void aLineLongerThanTheBufferIsWrittenWhole() {
    String message = "long ".repeat(10_000);

    log(LogLevel.INFO).info(message);

    assertThat(output.toString()).endsWith("INFO " + message + "\n");
  }

  private MainLog log(LogLevel threshold) {
    return new MainLog(threshold, Clock.systemUTC(), List.of(output));
  }
}
