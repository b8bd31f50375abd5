package io.github.supervisorevents.supervisor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.state.ProcessName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespecTest {
  @ParameterizedTest
  @CsvSource({"cat, cat, cat", "g:p, g, p", "g:*, g,", "g:, g,", "a:b:c, a, b:c", ":x, '', x"})
  void namesAreSplitAsSupervisorDoes(String given, String group, String process) {
    Namespec spec = Namespec.parse(given);

    assertThat(spec.group()).isEqualTo(group);
    assertThat(spec.process().orElse(null)).isEqualTo(process);
  }

  @Test
  void faultNamesTheProcessAsTheClientDid() {
    ControlException fault =
        ControlException.of(Fault.BAD_NAME, new ProcessName("x", "x").toString());

    assertThat(Namespec.parse("x:x").asGiven(fault)).hasMessage("BAD_NAME: x:x");
    assertThat(Namespec.parse("x:x").asGiven(ControlException.of(Fault.FAILED)))
        .hasMessage("FAILED");
  }
}
