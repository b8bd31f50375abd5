package io.github.supervisorevents.supervisor.log;

/** Is told when a log cannot be written any more, and when it can be again. */
@FunctionalInterface
public interface LogTrouble {
  /** Something to tell the operator: which log, what happened, what was lost. */
  void report(String message);
}
