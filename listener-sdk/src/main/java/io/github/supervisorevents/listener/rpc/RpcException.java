package io.github.supervisorevents.listener.rpc;

import java.io.Serial;

/**
 * A call to supervisord that brought no result. The subclasses say why:
 *
 * <ul>
 *   <li>{@link RpcFault}: supervisord answered that it will not or cannot,
 *   <li>{@link RpcUnreachableException}: there was no connection,
 *   <li>{@link RpcTimeoutException}: it took too long,
 *   <li>{@link RpcHttpException}: the HTTP status was not 200, for example 401,
 *   <li>{@link RpcBrokenReplyException}: what came back is no reply, or not all of one,
 *   <li>{@link RpcInterruptedException}: the calling thread was interrupted.
 * </ul>
 */
public abstract sealed class RpcException extends RuntimeException
    permits RpcFault,
        RpcUnreachableException,
        RpcTimeoutException,
        RpcHttpException,
        RpcBrokenReplyException,
        RpcInterruptedException {
  @Serial private static final long serialVersionUID = 1L;

  private final String server;
  private final String method;

  RpcException(String server, String method, String what) {
    super(method + " at " + server + ": " + what);
    this.server = server;
    this.method = method;
  }

  /**
   * Says who was asked.
   *
   * @return the server's URL, without user name and password
   */
  public String server() {
    return server;
  }

  /**
   * Says what was asked.
   *
   * @return the method's full name, or {@code GET} and a path
   */
  public String method() {
    return method;
  }
}
