package io.github.supervisorevents.listener.rpc;

/** What comes back for a call: a value or a fault. */
public sealed interface XmlRpcReply {

  /**
   * The call worked.
   *
   * @param value its result
   */
  record Success(XmlRpcValue value) implements XmlRpcReply {}

  /**
   * The call was refused or failed.
   *
   * @param code the number, for supervisord one of {@link FaultCode}
   * @param text the words, for supervisord the name of the code, often with {@code ": "} and what
   *     it is about
   */
  record Fault(int code, String text) implements XmlRpcReply {}
}
