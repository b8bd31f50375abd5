package io.github.supervisorevents.listener;

/** For the person who starts a listener by hand. */
final class TerminalHint {
  private TerminalHint() {}

  static void print() {
    System.err.println(
        "This is an event listener of Supervisor and waits for events on standard input."
            + " supervisord starts it: put command= and events= below [eventlistener:NAME] in"
            + " supervisord.conf. Ctrl-C leaves.");
  }
}
