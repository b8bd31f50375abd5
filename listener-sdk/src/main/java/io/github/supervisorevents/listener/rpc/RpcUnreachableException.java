package io.github.supervisorevents.listener.rpc;

import java.io.Serial;

/** There was no connection to the server. */
public final class RpcUnreachableException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why there was none. */
  public enum Reason {
    /** Nobody listens there. */
    REFUSED,
    /** The unix socket's file does not exist. */
    NO_SUCH_FILE,
    /** This user may not open the unix socket. */
    NO_PERMISSION,
    /** The host's name has no address. */
    UNKNOWN_HOST,
    /** Something else; the message and the cause say more. */
    OTHER
  }

  private final Reason reason;

  RpcUnreachableException(String server, String method, Reason reason, Exception cause) {
    super(server, method, words(reason, cause));
    this.reason = reason;
    initCause(cause);
  }

  private static String words(Reason reason, Exception cause) {
    return switch (reason) {
      case REFUSED -> "connection refused";
      case NO_SUCH_FILE -> "no such socket";
      case NO_PERMISSION -> "no permission to open the socket";
      case UNKNOWN_HOST -> "unknown host";
      case OTHER -> "no connection (" + cause.getMessage() + ")";
    };
  }

  /**
   * Says why there was no connection.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
