package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Several calls, each begun when the one before is done. Goes on in whatever thread completes a
 * call, but only to hand over to the executor.
 */
final class Multicall {
  private final Iterator<XmlRpcValue> calls;
  private final Function<XmlRpcValue, CompletableFuture<XmlRpcValue>> one;
  private final Executor executor;
  private final List<XmlRpcValue> results = new ArrayList<>();
  private final CompletableFuture<XmlRpcValue> done = new CompletableFuture<>();

  /**
   * Several calls.
   *
   * @param one begins a call; its future never fails
   */
  Multicall(
      List<XmlRpcValue> calls,
      Function<XmlRpcValue, CompletableFuture<XmlRpcValue>> one,
      Executor executor) {
    this.calls = calls.iterator();
    this.one = one;
    this.executor = executor;
  }

  /** Begins; to be asked for once. */
  CompletableFuture<XmlRpcValue> results() {
    proceed();
    return done;
  }

  /**
   * A loop rather than a chain of stages: thousands of calls that are done at once must not pile up
   * on the stack.
   */
  private void proceed() {
    while (calls.hasNext()) {
      CompletableFuture<XmlRpcValue> call = one.apply(calls.next());
      if (!call.isDone()) {
        call.thenAcceptAsync(this::goOn, executor);
        return;
      }
      results.add(call.join());
    }
    done.complete(XmlRpcValue.of(results));
  }

  private void goOn(XmlRpcValue result) {
    results.add(result);
    proceed();
  }
}
