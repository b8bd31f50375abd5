package io.github.supervisorevents.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearNamesTest {
  private static final Set<String> KNOWN = Set.of("SLACK_CHANNEL", "SLACK_TOKEN", "EMAIL_TO");

  @ParameterizedTest
  @CsvSource({
    "SLACK_CHANNNEL,SLACK_CHANNEL",
    "SLACK_CHANEL,SLACK_CHANNEL",
    "SLACK_CHANNLE,SLACK_CHANNEL",
    "SLAK_TOKENS,SLACK_TOKEN",
    "EMAIL_TOO,EMAIL_TO"
  })
  void aSlipOfThePenIsRecognised(String written, String meant) {
    assertThat(NearNames.nearest(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMAIL_ID", "SLACK_THREAD", "PATH", "HOME", ""})
  void anotherNameIsNot(String written) {
    assertThat(NearNames.nearest(written, KNOWN)).isEmpty();
  }
}
