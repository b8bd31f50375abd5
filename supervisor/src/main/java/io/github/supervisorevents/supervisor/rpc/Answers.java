package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import java.util.concurrent.CompletableFuture;

/** Results that say no more than that it was done. */
final class Answers {
  private static final XmlRpcValue TRUE = XmlRpcValue.of(true);

  private Answers() {}

  static CompletableFuture<XmlRpcValue> yes(CompletableFuture<?> request) {
    return request.thenApply(done -> TRUE);
  }
}
