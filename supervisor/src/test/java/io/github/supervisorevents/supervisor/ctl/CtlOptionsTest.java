package io.github.supervisorevents.supervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtlOptionsTest {
  private static CtlOptions parse(String... words) throws CtlUsageException {
    return CtlOptions.parse(List.of(words));
  }

  @Test
  void optionsEndAtTheVerb() throws Exception {
    assertThat(parse("-c", "file", "tail", "-f", "web"))
        .isEqualTo(new CtlOptions(Map.of("configuration", "file"), List.of("tail", "-f", "web")));
  }

  @Test
  void twoDashesEndTheOptions() throws Exception {
    assertThat(parse("-i", "--", "-x").words()).containsExactly("-x");
    assertThat(parse("-").words()).containsExactly("-");
  }

  @Test
  void lettersMayStandTogetherAndBeforeTheirValue() throws Exception {
    assertThat(parse("-ihsunix:///s").values())
        .isEqualTo(Map.of("interactive", "", "help", "", "serverurl", "unix:///s"));
  }

  @Test
  void longNamesMayBeShortened() throws Exception {
    assertThat(parse("--server", "a", "--user=b", "--history-file=c", "--conf=d").values())
        .isEqualTo(
            Map.of("serverurl", "a", "username", "b", "history_file", "c", "configuration", "d"));
  }

  @ParameterizedTest
  @CsvSource({
    "-x, option -x not recognized",
    "--none, option --none not recognized",
    "--h, option --h not a unique prefix",
    "-s, option -s requires argument",
    "--serverurl, option --serverurl requires argument",
    "--help=x, option --help must not have an argument"
  })
  void mistakesAreSaid(String word, String message) {
    assertThatThrownBy(() -> parse(word)).isInstanceOf(CtlUsageException.class).hasMessage(message);
  }

  @Test
  void anOptionGivenTwiceIsAMistake() {
    assertThatThrownBy(() -> parse("-u", "a", "--username=b"))
        .hasMessage("conflicting command line option '--username'");
  }
}
