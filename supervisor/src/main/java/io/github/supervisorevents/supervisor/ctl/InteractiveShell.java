package io.github.supervisorevents.supervisor.ctl;

import java.util.Optional;

/** Reads lines and runs them until there are no more. For one thread. */
final class InteractiveShell {
  private final CtlSession ctl;
  private final Interpreter interpreter;
  private final String prompt;

  InteractiveShell(CtlSession ctl, Interpreter interpreter, String prompt) {
    this.ctl = ctl;
    this.interpreter = interpreter;
    this.prompt = prompt + "> ";
  }

  void run() {
    interpreter.run("status");
    while (!ctl.isOver()) {
      Optional<String> line = ctl.readLine(prompt);
      if (line.isEmpty()) {
        ctl.say("");
        ctl.end();
      } else {
        interpreter.run(line.get());
      }
    }
    ctl.out().flush();
  }
}
