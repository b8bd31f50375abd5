package io.github.supervisorevents.supervisor.ctl;

import java.util.Locale;

/** Asks before something that ends all programs; only in the interactive shell. */
final class Confirmation {
  private Confirmation() {}

  static boolean given(CtlSession ctl, String question) {
    return !ctl.isInteractive()
        || ctl.ask(question)
            .filter(answer -> answer.toLowerCase(Locale.ROOT).startsWith("y"))
            .isPresent();
  }
}
