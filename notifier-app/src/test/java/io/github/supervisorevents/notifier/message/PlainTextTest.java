package io.github.supervisorevents.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void terminalCodesGo() {
    assertThat(PlainText.line("\u001b[1;31merror\u001b[0m: \u001b]0;title\u0007x", 100))
        .isEqualTo("error: x");
  }

  @Test
  void halfAPairBecomesAReplacementCharacter() {
    assertThat(PlainText.line("a\uD83Db\uDE00c", 100)).isEqualTo("a\uFFFDb\uFFFDc");
    assertThat(PlainText.wellFormed("a\uD83D😀")).isEqualTo("a\uFFFD😀");
  }

  @Test
  void wholePairsStay() {
    assertThat(PlainText.line("😀😀", 4)).isEqualTo("😀😀");
  }

  @Test
  void cuttingKeepsCharactersWhole() {
    assertThat(PlainText.cut("a😀b", 3)).isEqualTo("a…");
    assertThat(PlainText.cut("abc", 3)).isEqualTo("abc");
    assertThat(PlainText.cut("abcd", 3)).isEqualTo("ab…");
    assertThat(PlainText.cut("abcd", 0)).isEmpty();
  }

  @Test
  void megabyteIsCutFromItsStart() {
    assertThat(PlainText.line("x".repeat(1_000_000), 10)).isEqualTo("xxxxxxxxx…");
  }

  @Test
  void durationsAreSpoken() {
    assertThat(SpokenDuration.of(Duration.ofMillis(-5))).isEqualTo("0 s");
    assertThat(SpokenDuration.of(Duration.ofMillis(1_230))).isEqualTo("1.2 s");
    assertThat(SpokenDuration.of(Duration.ofMillis(9_960))).isEqualTo("10 s");
    assertThat(SpokenDuration.of(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(SpokenDuration.of(Duration.ofSeconds(90))).isEqualTo("1 min 30 s");
    assertThat(SpokenDuration.of(Duration.ofMinutes(120))).isEqualTo("2 h");
    assertThat(SpokenDuration.of(Duration.ofHours(50))).isEqualTo("2 d 2 h");
  }
}
