package io.github.supervisorevents.listener.rpc;

/**
 * What supervisord itself is doing.
 *
 * @param code 1 running, 0 restarting, -1 shutting down, 2 broken
 * @param name {@code RUNNING}, {@code RESTARTING}, {@code SHUTDOWN} or {@code FATAL}
 */
public record SupervisorState(int code, String name) {
  static SupervisorState of(XmlRpcValue value) throws XmlRpcFormatException {
    XmlRpcValue.Struct struct = value.asStruct();
    return new SupervisorState(struct.get("statecode").asInt(), struct.get("statename").asText());
  }

  /**
   * Says whether it is running.
   *
   * @return false when it restarts, shuts down or is broken
   */
  public boolean isRunning() {
    return code == 1;
  }
}
