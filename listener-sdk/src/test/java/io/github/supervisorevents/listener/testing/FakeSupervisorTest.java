package io.github.supervisorevents.listener.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.listener.Result;
import io.github.supervisorevents.listener.SupervisorListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeSupervisorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "READX",
        "ready\n",
        "READY\nREADY\n",
        "READY\nRESULT 2\nOK",
        "READY\n ",
        "\n"
      })
  void whatAListenerMustNotWriteIsAViolation(String written) {
    ListenerOutput output = new ListenerOutput();

    write(output, written);

    assertThat(output.violation()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"OK", "RESULT\n", "RESULT x\nOK", "RESULT -1\n", "RESULT 2\nOK RESULT", "\n"})
  void anAnswerThatIsNoneIsAViolation(String written) {
    ListenerOutput output = new ListenerOutput();
    write(output, "READY\n");
    output.eventSent();

    write(output, written);

    assertThat(output.violation()).isPresent();
  }

  @Test
  void anAnswerMayComeByteByByte() {
    ListenerOutput output = new ListenerOutput();
    write(output, "READY\n");
    output.eventSent();

    for (byte one : "RESULT 6\nnaïveREADY\n".getBytes(StandardCharsets.UTF_8)) {
      output.write(one);
    }

    assertThat(output.violation()).isEmpty();
    assertThat(output.poll()).contains(Result.of("naïve"));
    assertThat(output.isReady()).isTrue();
  }

  @Test
  void aViolationIsToldByTheNextCallAndByClose() {
    FakeSupervisor supervisor =
        FakeSupervisor.start(
            SupervisorListener.builder()
                .answer("EVENT", event -> Result.of("x"))
                .on("EVENT", event -> {}));
    supervisor.awaitReady();
    supervisor.sendRaw("ver:3.0 len:0 eventname:TICK_5\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(supervisor::takeResult)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected nothing until the next event, found \"RESULT 1⏎xREADY⏎\"");
    assertThatThrownBy(supervisor::close).isInstanceOf(AssertionError.class);
  }

  @Test
  void aListenerThatDoesNotAnswerIsAnError() {
    FakeSupervisor supervisor =
        FakeSupervisor.start(SupervisorListener.builder().on("EVENT", event -> new Object().wait()))
            .timeout(Duration.ofMillis(50));
    supervisor.listener();

    assertThatThrownBy(
            () -> {
              try (supervisor) {
                supervisor.takeResult();
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("did not answer within PT0.05S");
  }

  @Test
  void aListenerThatHasStoppedIsNotWaitedFor() {
    FakeSupervisor supervisor = FakeSupervisor.start(SupervisorListener.builder());
    supervisor.awaitReady().listener().close();

    // Without it, this waits for 10 seconds and says that these were too short.
    assertThatThrownBy(supervisor::takeResult)
        .isInstanceOf(AssertionError.class)
        .hasMessage("the listener did not answer, it has stopped");
  }

  @Test
  void whatRunThrowsIsNotLost() {
    FakeSupervisor supervisor = FakeSupervisor.start(SupervisorListener.builder());
    supervisor.awaitReady().sendRaw("nonsense\n".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(supervisor::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the listener ended with an exception");
  }

  private static void write(ListenerOutput output, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.write(bytes, 0, bytes.length);
  }
}
