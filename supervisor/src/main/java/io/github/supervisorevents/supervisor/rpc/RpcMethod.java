package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A method that clients can call.
 *
 * @param name {@code supervisor.startProcess}
 * @param help what {@code system.methodHelp} answers
 * @param signature the type of the result, then those of the parameters
 * @param required parameters that must be given; those after them may be left out
 */
record RpcMethod(String name, String help, List<String> signature, int required, Body body) {
  RpcMethod {
    signature = List.copyOf(signature);
  }

  /** What a method does. */
  @FunctionalInterface
  interface Body {
    /**
     * Begins the call.
     *
     * @return its result; fails with a ControlException
     */
    CompletableFuture<XmlRpcValue> call(Parameters parameters);
  }

  boolean accepts(int parameters) {
    return parameters >= required && parameters < signature.size();
  }
}
