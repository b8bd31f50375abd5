package io.github.supervisorevents.listener.event;

/** An event about one process. */
public sealed interface ProcessEvent extends EventPayload
    permits ProcessStateChange, ProcessLog, ProcessCommunication {
  /** {@return the process's name within its group; empty when not given} */
  String process();

  /** {@return the name of the process's group; empty when not given} */
  String group();

  /**
   * {@return supervisor's own name for the process: {@code group:process}, or one word when both
   * agree}
   */
  default String fullName() {
    return group().equals(process()) ? process() : group() + ":" + process();
  }
}
