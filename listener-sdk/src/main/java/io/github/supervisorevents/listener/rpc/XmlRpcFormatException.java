package io.github.supervisorevents.listener.rpc;

import java.io.Serial;

/**
 * Bytes that are not the XML-RPC that was expected: not well-formed, an unknown element, a value of
 * another type. The message says what was expected, what was found and where.
 */
public final class XmlRpcFormatException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param message what was expected, what was found, and where
   */
  public XmlRpcFormatException(String message) {
    super(message);
  }
}
