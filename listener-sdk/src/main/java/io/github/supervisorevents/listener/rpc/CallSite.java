package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;
import io.github.supervisorevents.listener.rpc.RpcTimeoutException.Limit;
import io.github.supervisorevents.listener.rpc.RpcUnreachableException.Reason;
import java.time.Duration;

/** What is asked of whom: the facts that every failure names. */
record CallSite(ServerAddress address, String method) {

  RpcTimeoutException timeout(Limit limit, Duration waited) {
    return new RpcTimeoutException(address.url(), method, limit, waited);
  }

  RpcUnreachableException unreachable(Reason reason, Exception cause) {
    return new RpcUnreachableException(address.url(), method, reason, cause);
  }

  RpcHttpException http(int status, String reason) {
    return new RpcHttpException(address.url(), method, status, reason);
  }

  RpcBrokenReplyException broken(Flaw flaw, String what) {
    return new RpcBrokenReplyException(address.url(), method, flaw, what);
  }

  RpcInterruptedException interrupted() {
    return new RpcInterruptedException(address.url(), method);
  }

  RpcFault fault(XmlRpcReply.Fault fault) {
    return new RpcFault(address.url(), method, fault);
  }
}
