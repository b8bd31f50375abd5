package io.github.supervisorevents.supervisor.ctl;

/** What Ctrl-C means while a verb waits. */
@FunctionalInterface
interface Interrupts {
  /** Runs the body; an interrupt meanwhile runs the action instead of ending the command. */
  void handle(Runnable action, Runnable body);
}
