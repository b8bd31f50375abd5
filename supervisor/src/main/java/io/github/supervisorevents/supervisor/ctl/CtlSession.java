package io.github.supervisorevents.supervisor.ctl;

import io.github.supervisorevents.listener.rpc.SupervisorClient;
import java.io.PrintStream;
import java.util.Optional;

/** What the verbs work with: the supervisor, the output, the exit status so far. For one thread. */
final class CtlSession {
  private final PrintStream out;
  private final PrintStream err;
  private final LineInput input;
  private final Interrupts interrupts;
  private final boolean interactive;
  private final CtlConnection connection;
  private ExitStatus exitStatus = ExitStatus.SUCCESS;
  private boolean over;

  CtlSession(
      CtlConnection connection,
      boolean interactive,
      LineInput input,
      PrintStream out,
      PrintStream err,
      Interrupts interrupts) {
    this.connection = connection;
    this.interactive = interactive;
    this.input = input;
    this.out = out;
    this.err = err;
    this.interrupts = interrupts;
  }

  CtlConnection connection() {
    return connection;
  }

  SupervisorClient client() {
    return connection.client();
  }

  boolean isInteractive() {
    return interactive;
  }

  /** The next command; empty when there are no more. */
  Optional<String> readLine(String prompt) {
    out.flush();
    return input.readLine(prompt);
  }

  /** An answer, or a line for a process; empty at the end of input and after an interrupt. */
  Optional<String> ask(String prompt) {
    out.flush();
    return input.ask(prompt);
  }

  Optional<String> askSecret(String prompt) {
    out.flush();
    return input.askSecret(prompt);
  }

  /** While it runs, an interrupt ends the waiting of {@link #ask} instead of the command. */
  void interruptible(Runnable body) {
    interrupts.handle(input::interrupt, body);
  }

  Interrupts interrupts() {
    return interrupts;
  }

  /** For bytes that are not lines, and for reading whether anybody still listens. */
  PrintStream out() {
    return out;
  }

  /** A result: one line, or several, on standard output. */
  void say(String line) {
    out.print(line + "\n");
  }

  /** What must not get between results: one line on standard error. */
  void complain(String line) {
    out.flush();
    err.print(line + "\n");
    err.flush();
  }

  void fail(ExitStatus status) {
    exitStatus = status;
  }

  ExitStatus exitStatus() {
    return exitStatus;
  }

  /** No more lines are read. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }
}
