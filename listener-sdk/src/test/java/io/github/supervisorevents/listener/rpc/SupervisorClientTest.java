package io.github.supervisorevents.listener.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorClientTest {

  @Test
  void theEnvironmentNamesTheServer() {
    SupervisorClient client =
        SupervisorClient.builderFrom(
                Map.of(
                    "SUPERVISOR_SERVER_URL", "unix:///run/supervisor.sock",
                    "SUPERVISOR_USERNAME", "u",
                    "SUPERVISOR_PASSWORD", "secret"))
            .build();

    assertThat(client.serverUrl()).isEqualTo("unix:///run/supervisor.sock");
    assertThat(client.toString()).doesNotContain("secret");
  }

  @Test
  void anEnvironmentWithoutServerIsAnError() {
    assertThatIllegalStateException()
        .isThrownBy(() -> SupervisorClient.builderFrom(Map.of()))
        .withMessageStartingWith("expected SUPERVISOR_SERVER_URL in the environment, found none");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, localhost, 80",
    "http://localhost:9001, localhost, 9001",
    "http://app_web:9001/RPC2, app_web, 9001",
    "http://[::1]:9001, [::1], 9001",
    "http://[::1], [::1], 80"
  })
  void httpUrlsAreTaken(String url, String name, int port) {
    assertThat(ServerAddress.parse(url)).isEqualTo(new ServerAddress.Tcp(url, name, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:9001",
        "https://localhost",
        "unix://",
        "unix:/x",
        "http://",
        "http://:9001",
        "http://a:b",
        "http://a:99999",
        "ftp://a"
      })
  void otherUrlsAreRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupervisorClient.builder(url))
        .withMessageContaining("expected ")
        .withMessageContaining("\"" + url + "\"");
  }

  @Test
  void aPasswordInTheUrlIsRefusedAndNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupervisorClient.builder("http://u:secret@localhost"))
        .withMessageNotContaining("secret");
  }

  @Test
  void credentialsAndTimeoutsThatAreNotThereAreAnErrorAtOnce() {
    SupervisorClient.Builder builder = SupervisorClient.builder("http://localhost:9001");

    assertThatNullPointerException()
        .isThrownBy(() -> builder.credentials("user", null))
        .withMessage("password");
    assertThatNullPointerException()
        .isThrownBy(() -> builder.credentials(null, "secret"))
        .withMessage("username");
    assertThatNullPointerException()
        .isThrownBy(() -> builder.timeouts(null))
        .withMessage("timeouts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"web:*", "web:"})
  void aGroupIsNotTakenForAProcess(String group) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupervisorCalls.startProcess(group, true));
    assertThatIllegalArgumentException().isThrownBy(() -> SupervisorCalls.stopProcess(group, true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupervisorCalls.signalProcess(group, "HUP"));
  }
}
