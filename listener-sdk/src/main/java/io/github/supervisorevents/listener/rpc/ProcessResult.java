package io.github.supervisorevents.listener.rpc;

import java.util.Optional;

/**
 * What became of one process in a call about several.
 *
 * @param group the process's group
 * @param name the process's name
 * @param status the number of a {@link FaultCode}, 80 when it worked
 * @param description {@code OK}, or the words of the fault
 */
public record ProcessResult(String group, String name, int status, String description) {
  static ProcessResult of(XmlRpcValue value) throws XmlRpcFormatException {
    XmlRpcValue.Struct struct = value.asStruct();
    return new ProcessResult(
        struct.get("group").asText(),
        struct.get("name").asText(),
        struct.get("status").asInt(),
        struct.get("description").asText());
  }

  /**
   * Says whether it worked.
   *
   * @return whether there is no fault
   */
  public boolean isSuccess() {
    return status == FaultCode.SUCCESS.code();
  }

  /**
   * Gives the status a name.
   *
   * @return the fault or {@code SUCCESS}, empty when the number is not one of supervisord's
   */
  public Optional<FaultCode> fault() {
    return FaultCode.of(status);
  }

  /**
   * Gives the name by which calls know the process.
   *
   * @return {@code group:name}, or only the name when both are the same
   */
  public String namespec() {
    return ProcessInfo.namespec(group, name);
  }
}
