package io.github.supervisorevents.listener.rpc;

import java.io.Serial;
import java.util.Optional;

/** supervisord answered a call with a fault. */
public final class RpcFault extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  private final int code;
  private final String text;

  RpcFault(String server, String method, XmlRpcReply.Fault fault) {
    super(server, method, "fault " + fault.code() + " " + fault.text());
    this.code = fault.code();
    this.text = fault.text();
  }

  /**
   * Gives the fault's number.
   *
   * @return the number, which need not be one that {@link FaultCode} knows
   */
  public int code() {
    return code;
  }

  /**
   * Gives the fault's name.
   *
   * @return the name, empty when the number is not one of supervisord's
   */
  public Optional<FaultCode> name() {
    return FaultCode.of(code);
  }

  /**
   * Compares with a known fault.
   *
   * @param fault the known one
   * @return whether this is it
   */
  public boolean is(FaultCode fault) {
    return code == fault.code();
  }

  /**
   * Gives supervisord's words.
   *
   * @return for example {@code BAD_NAME: web}
   */
  public String text() {
    return text;
  }
}
