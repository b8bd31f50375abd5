package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** All methods, by name. For any thread, once it is filled. */
final class MethodTable {
  private final Map<String, RpcMethod> methods = new TreeMap<>();

  /**
   * Adds a method.
   *
   * @param signature {@code boolean name, [wait]}: the type of the result, then of the parameters
   *     as {@code type name}, those that may be left out in brackets
   */
  void add(String name, String signature, String help, RpcMethod.Body body) {
    String[] parts = signature.split(", ");
    List<String> types = new ArrayList<>();
    StringBuilder text = new StringBuilder(help).append("\n");
    int required = 0;
    for (int i = 1; i < parts.length; i++) {
      boolean optional = parts[i].startsWith("[");
      String parameter = parts[i].replaceAll("[\\[\\]]", "");
      types.add(parameter.substring(0, parameter.indexOf(' ')));
      text.append("\n@param ").append(parameter).append(optional ? " (true if left out)" : "");
      required += optional ? 0 : 1;
    }
    types.add(0, parts[0]);
    text.append("\n@return ").append(parts[0]);
    methods.put(name, new RpcMethod(name, text.toString(), types, required, body));
  }

  /** Adds an older name for a method. */
  void alias(String alias, String name) {
    RpcMethod method = methods.get(name);
    methods.put(
        alias,
        new RpcMethod(alias, method.help(), method.signature(), method.required(), method.body()));
  }

  List<String> names() {
    return List.copyOf(methods.keySet());
  }

  Optional<RpcMethod> named(String name) {
    return Optional.ofNullable(methods.get(name));
  }

  /** Begins a call; whatever goes wrong is in the future. */
  CompletableFuture<XmlRpcValue> call(String name, List<XmlRpcValue> parameters) {
    try {
      RpcMethod method = named(name).orElseThrow(() -> ControlException.of(Fault.UNKNOWN_METHOD));
      if (!method.accepts(parameters.size())) {
        throw ControlException.of(Fault.INCORRECT_PARAMETERS);
      }
      return method.body().call(new Parameters(parameters));
    } catch (ControlException fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }
}
