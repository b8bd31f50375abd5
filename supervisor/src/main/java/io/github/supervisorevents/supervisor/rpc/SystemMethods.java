package io.github.supervisorevents.supervisor.rpc;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.supervisorevents.listener.rpc.XmlRpcFormatException;
import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The {@code system.*} methods: what there is, and several calls in one. */
final class SystemMethods {
  static final String MULTICALL = "system.multicall";

  private final MethodTable table;
  private final Structs structs;
  private final Executor executor;

  SystemMethods(MethodTable table, Structs structs, Executor executor) {
    this.table = table;
    this.structs = structs;
    this.executor = executor;
  }

  void register() {
    table.add(
        "system.listMethods",
        "array",
        "The names of all methods.",
        none -> completedFuture(Structs.texts(table.names())));
    table.add(
        "system.methodHelp",
        "string, string name",
        "What a method does, with its parameters and its result.",
        p -> completedFuture(XmlRpcValue.of(method(p.text(0)).help())));
    table.add(
        "system.methodSignature",
        "array, string name",
        "The type of a method's result, then the types of its parameters.",
        p -> completedFuture(Structs.texts(method(p.text(0)).signature())));
    table.add(
        MULTICALL,
        "array, array calls",
        "Makes several calls, one after the other. Each call is a struct with methodName and"
            + " params; each result is the call's result, or a struct with faultCode and"
            + " faultString.",
        p -> new Multicall(p.list(0), this::one, executor).results());
  }

  private RpcMethod method(String name) {
    return table.named(name).orElseThrow(() -> ControlException.of(Fault.SIGNATURE_UNSUPPORTED));
  }

  private CompletableFuture<XmlRpcValue> one(XmlRpcValue call) {
    return begin(call).exceptionally(failure -> structs.fault(ControlException.from(failure)));
  }

  private CompletableFuture<XmlRpcValue> begin(XmlRpcValue call) {
    try {
      XmlRpcValue.Struct struct = call.asStruct();
      String name = struct.find("methodName").isPresent() ? struct.get("methodName").asText() : "";
      if (name.isEmpty()) {
        throw ControlException.of(Fault.INCORRECT_PARAMETERS, "No methodName");
      }
      if (name.equals(MULTICALL)) {
        throw ControlException.of(
            Fault.INCORRECT_PARAMETERS, "Recursive system.multicall forbidden");
      }
      List<XmlRpcValue> parameters =
          struct.find("params").isPresent() ? struct.get("params").asList() : List.of();
      return table.call(name, parameters);
    } catch (ControlException fault) {
      return CompletableFuture.failedFuture(fault);
    } catch (XmlRpcFormatException wrong) {
      return CompletableFuture.failedFuture(Parameters.wrong());
    }
  }
}
