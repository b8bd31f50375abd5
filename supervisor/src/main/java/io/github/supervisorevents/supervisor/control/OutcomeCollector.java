package io.github.supervisorevents.supervisor.control;

import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Gathers the outcomes of several requests in the order in which they come. May be used from any
 * thread once all requests are added; adding is for one thread.
 */
public final class OutcomeCollector {
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<CompletableFuture<?>> requests = new ArrayList<>();

  /** Adds a request that is under way or done. */
  public void add(ProcessName name, CompletableFuture<?> request) {
    requests.add(
        request.handle(
            (done, failure) -> {
              record(failure == null ? Outcome.done(name) : failed(name, failure));
              return null;
            }));
  }

  private synchronized void record(Outcome outcome) {
    outcomes.add(outcome);
  }

  private static Outcome failed(ProcessName name, Throwable failure) {
    return Outcome.failed(name, ControlException.from(failure));
  }

  /** Completed when all requests are done; it never fails. */
  public CompletableFuture<List<Outcome>> outcomes() {
    return CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new))
        .thenApply(done -> copy());
  }

  private synchronized List<Outcome> copy() {
    return List.copyOf(outcomes);
  }
}
