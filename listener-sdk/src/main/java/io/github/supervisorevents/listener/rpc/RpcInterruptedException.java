package io.github.supervisorevents.listener.rpc;

import java.io.Serial;

/** The calling thread was interrupted while it waited; its interrupt flag is still set. */
public final class RpcInterruptedException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  RpcInterruptedException(String server, String method) {
    super(server, method, "interrupted");
  }
}
