package io.github.supervisorevents.listener.rpc;

import java.util.Map;
import java.util.Optional;

/**
 * What the calls of one {@code system.multicall} brought, each with its own type:
 *
 * <pre>{@code
 * RpcCall<ProcessInfo> info = SupervisorCalls.getProcessInfo("web");
 * RpcCall<LogTail> tail = SupervisorCalls.tailProcessStderrLog("web", 0, 2000);
 * MulticallResult results = client.multicall(info, tail);
 * ProcessState state = results.get(info).state();
 * String text = results.fault(tail).isPresent() ? "" : results.get(tail).text();
 * }</pre>
 *
 * <p>Immutable; any thread may use it.
 */
public final class MulticallResult {
  private final ServerAddress address;
  private final Map<RpcCall<?>, XmlRpcReply> replies;

  MulticallResult(ServerAddress address, Map<RpcCall<?>, XmlRpcReply> replies) {
    this.address = address;
    this.replies = replies;
  }

  /**
   * Takes the result of a call.
   *
   * @param <T> the type of the result
   * @param call one of those that were made
   * @return its result
   * @throws RpcFault when supervisord answered this call with a fault
   * @throws RpcBrokenReplyException when the result has another shape than it should
   */
  public <T> T get(RpcCall<T> call) {
    CallSite site = new CallSite(address, call.request().method());
    XmlRpcReply reply = reply(call);
    if (reply instanceof XmlRpcReply.Fault fault) {
      throw site.fault(fault);
    }
    return call.result(site, ((XmlRpcReply.Success) reply).value());
  }

  /**
   * Takes the fault of a call.
   *
   * @param call one of those that were made
   * @return its fault, empty when there is a result
   */
  public Optional<RpcFault> fault(RpcCall<?> call) {
    CallSite site = new CallSite(address, call.request().method());
    return reply(call) instanceof XmlRpcReply.Fault fault
        ? Optional.of(site.fault(fault))
        : Optional.empty();
  }

  private XmlRpcReply reply(RpcCall<?> call) {
    XmlRpcReply reply = replies.get(call);
    if (reply == null) {
      throw new IllegalArgumentException("expected a call of this multicall, found " + call);
    }
    return reply;
  }
}
