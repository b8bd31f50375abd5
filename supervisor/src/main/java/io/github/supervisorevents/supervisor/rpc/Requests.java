package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.control.Namespec;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Requests for one process; their faults name it as the client did. */
final class Requests {
  private Requests() {}

  static <T> CompletableFuture<T> one(
      Namespec spec, Function<ProcessName, CompletableFuture<T>> request) {
    Optional<ProcessName> name = spec.name();
    if (name.isEmpty()) {
      return CompletableFuture.failedFuture(ControlException.of(Fault.BAD_NAME, spec.given()));
    }
    return request
        .apply(name.get())
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(spec.asGiven(ControlException.from(failure))));
  }
}
