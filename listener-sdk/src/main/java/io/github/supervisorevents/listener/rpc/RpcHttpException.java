package io.github.supervisorevents.listener.rpc;

import java.io.Serial;

/**
 * The server answered with an HTTP status other than 200: 401 when user name or password are wrong
 * or missing, 404 when a log to follow does not exist, 400 when it could not read the call, 500
 * when the call broke something in it.
 */
public final class RpcHttpException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  RpcHttpException(String server, String method, int status, String reason) {
    super(server, method, words(status, reason));
    this.status = status;
  }

  private static String words(int status, String reason) {
    String said = "HTTP status " + status + (reason.isEmpty() ? "" : " " + reason);
    return status == 401 ? said + " (user name or password missing or wrong)" : said;
  }

  /**
   * Gives the HTTP status.
   *
   * @return the status
   */
  public int status() {
    return status;
  }

  /**
   * Says whether the server wants other credentials.
   *
   * @return whether the status is 401
   */
  public boolean isUnauthorized() {
    return status == 401;
  }
}
