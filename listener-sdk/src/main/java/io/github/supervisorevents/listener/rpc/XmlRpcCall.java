package io.github.supervisorevents.listener.rpc;

import java.util.List;

/**
 * A request: which method, with what.
 *
 * @param method the full name, for example {@code supervisor.getState}; never empty
 * @param params the parameters in order
 */
public record XmlRpcCall(String method, List<XmlRpcValue> params) {
  /**
   * Copies the parameters.
   *
   * @param method the full name
   * @param params the parameters in order
   */
  public XmlRpcCall {
    if (method.isBlank()) {
      throw new IllegalArgumentException("expected a method name, found none");
    }
    params = List.copyOf(params);
  }

  /**
   * Makes a call from its parts.
   *
   * @param method the full name
   * @param params the parameters in order
   * @return the call
   */
  public static XmlRpcCall of(String method, XmlRpcValue... params) {
    return new XmlRpcCall(method, List.of(params));
  }
}
