package io.github.supervisorevents.notifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.Notification;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {
  private static Notification sample(Kind kind) {
    return Sample.notification(kind, kind.severity(), "web-01", Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource(names = {"SUPERVISOR_STARTED", "SUPERVISOR_STOPPING", "EVENTS_LOST"})
  void oneAboutSupervisordNamesNoProcess(Kind kind) {
    Notification sample = sample(kind);

    assertThat(sample.processes()).isEmpty();
    assertThat(sample.event()).isEmpty();
    assertThat(sample.lostEvents()).isEqualTo(kind == Kind.EVENTS_LOST ? 12 : 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASHED", "GAVE_UP", "CRASH_LOOP", "RECOVERED", "STOPPED"})
  void oneAboutAProcessNamesIt(Kind kind) {
    assertThat(sample(kind).processes())
        .singleElement()
        .satisfies(process -> assertThat(process.name().fullName()).isEqualTo("test:sample"));
  }
}
