package io.github.supervisorevents.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureReasonTest {
  @ParameterizedTest
  @ValueSource(strings = {"not_connected", "tls", "oauth2_error"})
  void peopleReadTheSentenceAndMachinesTheWord(String code) {
    FailureReason reason = new FailureReason(code, "nobody is there");

    assertThat(reason).hasToString("nobody is there");
    assertThat(reason.withCode()).isEqualTo(code + ": nobody is there");
  }

  @Test
  void aServicesNumberIsForBoth() {
    FailureReason reason = new FailureReason("HTTP 503", "nobody is there");

    assertThat(reason).hasToString("HTTP 503: nobody is there");
    assertThat(reason.withCode()).isEqualTo("HTTP 503: nobody is there");
  }
}
