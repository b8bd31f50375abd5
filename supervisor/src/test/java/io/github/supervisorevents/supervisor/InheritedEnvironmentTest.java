package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritedEnvironmentTest {

  @Test
  void whatTheLauncherChangedIsChangedBack() {
    Map<String, String> started =
        Map.of("LC_ALL", "C.UTF-8", "JSUPERVISORD_LC_ALL", "C", "PATH", "/bin");

    assertThat(InheritedEnvironment.withoutLauncher(started))
        .isEqualTo(Map.of("LC_ALL", "C", "PATH", "/bin"));
  }

  @Test
  void whatItDidNotChangeStays() {
    Map<String, String> started = Map.of("LC_ALL", "de_DE.UTF-8");

    assertThat(InheritedEnvironment.withoutLauncher(started)).isEqualTo(started);
  }
}
