package io.github.supervisorevents.supervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespecTest {
  @Test
  void aBareNameIsAProcessInItsOwnGroup() {
    assertThat(Namespec.parse("web")).isEqualTo(new Namespec("web", Optional.of("web")));
  }

  @Test
  void groupAndNameAreSplitAtTheFirstColon() {
    assertThat(Namespec.parse("web:a:b")).isEqualTo(new Namespec("web", Optional.of("a:b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web:*", "web:"})
  void aStarOrNothingIsTheWholeGroup(String text) {
    assertThat(Namespec.parse(text)).isEqualTo(new Namespec("web", Optional.empty()));
    assertThat(Namespec.parse(text)).hasToString("web:*");
  }

  @Test
  void aProcessNamedLikeItsGroupIsSaidShort() {
    assertThat(Namespec.parse("web:web")).hasToString("web");
    assertThat(Namespec.parse("web:a")).hasToString("web:a");
  }
}
