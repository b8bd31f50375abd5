package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcCall;
import io.github.supervisorevents.listener.rpc.XmlRpcReply;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Descriptions;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** All methods that clients can call over XML-RPC. For any thread; a call that waits holds none. */
public final class RpcInterface {
  private final MethodTable table = new MethodTable();

  /**
   * The methods on top of a supervisor.
   *
   * @param version what {@code getSupervisorVersion} answers
   * @param zone whose time process descriptions are told in
   * @param executor reads log files, and goes on with calls after the loop has answered
   */
  public RpcInterface(SupervisorControl control, String version, ZoneId zone, Executor executor) {
    Structs structs = new Structs(new Descriptions(zone));
    new SupervisorMethods(table, control, structs, version).register();
    new ProcessMethods(table, control, structs).register();
    new LogMethods(table, control, structs, executor).register();
    new SystemMethods(table, structs, executor).register();
  }

  /**
   * Makes a call.
   *
   * @return the result or the fault; never fails. It may be completed on the loop's thread
   */
  public CompletableFuture<XmlRpcReply> call(XmlRpcCall call) {
    return table
        .call(call.method(), call.params())
        .<XmlRpcReply>thenApply(XmlRpcReply.Success::new)
        .exceptionally(failure -> fault(ControlException.from(failure)));
  }

  private static XmlRpcReply fault(ControlException fault) {
    return new XmlRpcReply.Fault(fault.fault().code(), fault.getMessage());
  }
}
