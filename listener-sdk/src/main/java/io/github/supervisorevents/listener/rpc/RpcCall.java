package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;

/**
 * A call that knows the type of its result. Immutable; two calls are equal only when they are the
 * same object, so that each has its own result in a {@link MulticallResult}.
 *
 * @param <T> the type of the result
 */
public final class RpcCall<T> {
  /**
   * Reads a result.
   *
   * @param <T> its type
   */
  @FunctionalInterface
  public interface ResultReader<T> {
    /**
     * Takes the result out of a value.
     *
     * @param value what came back
     * @return the result
     * @throws XmlRpcFormatException when the value has another shape
     */
    T read(XmlRpcValue value) throws XmlRpcFormatException;
  }

  private final XmlRpcCall request;
  private final ResultReader<T> reader;

  /**
   * Makes a call of one's own, for a method that {@link SupervisorCalls} does not have.
   *
   * @param request what to ask
   * @param reader takes the result out of what comes back
   */
  public RpcCall(XmlRpcCall request, ResultReader<T> reader) {
    this.request = request;
    this.reader = reader;
  }

  /**
   * Gives the request.
   *
   * @return what is asked
   */
  public XmlRpcCall request() {
    return request;
  }

  T result(CallSite site, XmlRpcValue value) {
    try {
      return reader.read(value);
    } catch (XmlRpcFormatException e) {
      throw site.broken(Flaw.UNEXPECTED_RESULT, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "RpcCall[" + request.method() + "]";
  }
}
