package io.github.supervisorevents.listener.rpc;

import java.io.Serial;

/** What came back is no reply to the call, or not all of one. */
public final class RpcBrokenReplyException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Flaw {
    /** The connection ended before the reply did. */
    CUT_OFF,
    /** It is larger than the client's limit. */
    TOO_LARGE,
    /** It is not HTTP. */
    NOT_HTTP,
    /** It is not XML-RPC. */
    NOT_XML_RPC,
    /** It is a value of another shape than this method's result has. */
    UNEXPECTED_RESULT
  }

  private final Flaw flaw;

  RpcBrokenReplyException(String server, String method, Flaw flaw, String what) {
    super(server, method, words(flaw) + ": " + what);
    this.flaw = flaw;
  }

  private static String words(Flaw flaw) {
    return switch (flaw) {
      case CUT_OFF -> "reply cut off";
      case TOO_LARGE -> "reply too large";
      case NOT_HTTP -> "reply is not HTTP";
      case NOT_XML_RPC -> "reply is not XML-RPC";
      case UNEXPECTED_RESULT -> "unexpected result";
    };
  }

  /**
   * Says what is wrong with the reply.
   *
   * @return the flaw
   */
  public Flaw flaw() {
    return flaw;
  }
}
