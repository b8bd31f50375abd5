package io.github.supervisorevents.supervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.rpc.ProcessInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletionsTest {
  private int asked;
  private final Completions completions =
      new Completions(
          () -> {
            asked++;
            return List.of(process("cat", "cat"), process("web", "a"), process("web", "b"));
          });

  private static ProcessInfo process(String group, String name) {
    return new ProcessInfo(
        group,
        name,
        ProcessState.RUNNING,
        "RUNNING",
        1,
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  @Test
  void theFirstWordIsAVerb() {
    assertThat(completions.of(List.of(), "sta")).containsExactly("start", "status");
    assertThat(completions.of(List.of("help"), "re"))
        .containsExactly("reload", "remove", "reread", "restart");
    assertThat(asked).isZero();
  }

  @Test
  void verbsOfProcessesTakeProcesses() {
    assertThat(completions.of(List.of("start"), ""))
        .containsExactly("cat", "web:a", "web:*", "web:b");
    assertThat(completions.of(List.of("tail", "-f"), "web:b")).containsExactly("web:b");
    assertThat(completions.of(List.of("stop"), "cat:")).containsExactly("cat:cat", "cat:*");
  }

  @Test
  void verbsOfGroupsTakeGroups() {
    assertThat(completions.of(List.of("update"), "")).containsExactly("cat", "web");
  }

  @Test
  void otherVerbsTakeNothing() {
    assertThat(completions.of(List.of("version"), "")).isEmpty();
  }

  @Test
  void namesAreAskedForOnceALine() {
    completions.of(List.of("start"), "");
    completions.of(List.of("start"), "w");
    assertThat(asked).isEqualTo(1);

    completions.forget();
    completions.of(List.of("start"), "");
    assertThat(asked).isEqualTo(2);
  }
}
