package io.github.supervisorevents.listener.rpc;

import java.util.Optional;

/**
 * The faults that supervisord knows, with their numbers. Also the status in a {@link
 * ProcessResult}.
 */
public enum FaultCode {
  /** There is no such method. */
  UNKNOWN_METHOD(1),
  /** Too few or too many parameters, or of the wrong type. */
  INCORRECT_PARAMETERS(2),
  /** A parameter with a value that makes no sense. */
  BAD_ARGUMENTS(3),
  /** The method has no description. */
  SIGNATURE_UNSUPPORTED(4),
  /** supervisord is shutting down or restarting and takes no more calls. */
  SHUTDOWN_STATE(6),
  /** There is no such process or group. */
  BAD_NAME(10),
  /** There is no such signal. */
  BAD_SIGNAL(11),
  /** A file is missing: the log, the command, or the standard input of a process. */
  NO_FILE(20),
  /** The command may not be executed. */
  NOT_EXECUTABLE(21),
  /** It was tried and did not work. */
  FAILED(30),
  /** The process ended before it counted as started. */
  ABNORMAL_TERMINATION(40),
  /** The process could not be started. */
  SPAWN_ERROR(50),
  /** The process runs already. */
  ALREADY_STARTED(60),
  /** The process does not run. */
  NOT_RUNNING(70),
  /** No fault: it worked. */
  SUCCESS(80),
  /** The group is active already. */
  ALREADY_ADDED(90),
  /** The group cannot be removed, because one of its processes runs. */
  STILL_RUNNING(91),
  /** The configuration has a mistake and was not read. */
  CANT_REREAD(92);

  private final int code;

  FaultCode(int code) {
    this.code = code;
  }

  /**
   * Gives the number on the wire.
   *
   * @return the number
   */
  public int code() {
    return code;
  }

  /**
   * Finds the fault with a number.
   *
   * @param code the number
   * @return the fault, empty when supervisord has none with this number
   */
  public static Optional<FaultCode> of(int code) {
    for (FaultCode fault : values()) {
      if (fault.code == code) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
