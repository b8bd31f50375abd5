package io.github.supervisorevents.supervisor.ctl;

/** What the command tells its caller, as init scripts expect it. */
enum ExitStatus {
  SUCCESS(0),
  GENERIC(1),
  INVALID_ARGUMENTS(2),
  UNIMPLEMENTED(3),
  NO_PRIVILEGES(4),
  NOT_INSTALLED(5),
  NOT_RUNNING(7),
  /** Of the verb status only: a process is not running. */
  STATUS_NOT_RUNNING(3),
  /** Of the verb status only: it cannot be told. */
  STATUS_UNKNOWN(4);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
