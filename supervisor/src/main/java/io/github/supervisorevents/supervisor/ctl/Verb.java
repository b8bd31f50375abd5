package io.github.supervisorevents.supervisor.ctl;

/** One of the things that can be asked for. Stateless. */
interface Verb {
  String name();

  /** How to use it, in lines. */
  String help();

  /**
   * Does it. What goes wrong in a way that this verb has words for is said and becomes the exit
   * status; anything else is an exception.
   */
  void run(CtlSession ctl, Arguments arguments);

  /** Says that the verb was used wrongly. */
  default void refuse(CtlSession ctl, String problem, ExitStatus status) {
    ctl.say(problem);
    ctl.fail(status);
    ctl.say(help());
  }

  /** Whether there are arguments where there must be none, which is said. */
  default boolean refuses(CtlSession ctl, Arguments arguments) {
    if (!arguments.isEmpty()) {
      refuse(ctl, "Error: " + name() + " accepts no arguments", ExitStatus.GENERIC);
    }
    return !arguments.isEmpty();
  }
}
