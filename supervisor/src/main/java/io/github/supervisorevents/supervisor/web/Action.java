package io.github.supervisorevents.supervisor.web;

import java.util.Optional;
import java.util.stream.Stream;

/** What the buttons do. */
enum Action {
  START("start", "Start", true),
  STOP("stop", "Stop", true),
  RESTART("restart", "Restart", true),
  CLEARLOG("clearlog", "Clear log", true),
  STARTALL("startall", "Start all", false),
  STOPALL("stopall", "Stop all", false),
  RESTARTALL("restartall", "Restart all", false);

  private final String word;
  private final String label;
  private final boolean needsProcess;

  Action(String word, String label, boolean needsProcess) {
    this.word = word;
    this.label = label;
    this.needsProcess = needsProcess;
  }

  /** What it is called in addresses and forms, as in supervisord. */
  String word() {
    return word;
  }

  /** What the button says. */
  String label() {
    return label;
  }

  /** Whether it is for one process. */
  boolean needsProcess() {
    return needsProcess;
  }

  /** A button that asks for it. */
  String button() {
    return "<button name=\"action\" value=\"" + word + "\">" + label + "</button>";
  }

  /** The same where there are others like it: whoever does not see the row hears whose it is. */
  String button(String process) {
    Html label = new Html().text(this.label + " " + process);
    return "<button name=\"action\" value=\"%s\" aria-label=\"%s\">%s</button>"
        .formatted(word, label, this.label);
  }

  static Optional<Action> named(String word) {
    return Stream.of(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
