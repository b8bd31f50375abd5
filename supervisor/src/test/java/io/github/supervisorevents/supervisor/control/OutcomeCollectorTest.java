package io.github.supervisorevents.supervisor.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutcomeCollectorTest {
  private final ProcessName first = new ProcessName("g", "first");
  private final ProcessName second = new ProcessName("g", "second");

  @Test
  void outcomesComeInTheOrderInWhichTheyAreKnown() {
    OutcomeCollector collector = new OutcomeCollector();
    CompletableFuture<Void> slow = new CompletableFuture<>();
    ControlException fault = ControlException.of(Fault.SPAWN_ERROR, "g:second");
    collector.add(first, slow);
    collector.add(second, CompletableFuture.failedFuture(fault));

    CompletableFuture<List<Outcome>> outcomes = collector.outcomes();

    assertThat(outcomes).isNotDone();
    slow.complete(null);
    assertThat(outcomes.join()).containsExactly(Outcome.failed(second, fault), Outcome.done(first));
  }

  @Test
  void nothingAskedIsDoneAtOnce() {
    assertThat(new OutcomeCollector().outcomes().join()).isEmpty();
  }

  @Test
  void defectBecomesAFault() {
    OutcomeCollector collector = new OutcomeCollector();
    collector.add(first, CompletableFuture.failedFuture(new IllegalStateException("broken")));

    assertThat(collector.outcomes().join().get(0).fault())
        .hasValueSatisfying(
            fault ->
                assertThat(fault).hasMessageContaining("FAILED").hasMessageContaining("broken"));
  }
}
