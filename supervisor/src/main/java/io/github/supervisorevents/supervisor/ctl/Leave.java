package io.github.supervisorevents.supervisor.ctl;

/**
 * {@code exit} and {@code quit}.
 *
 * @param name which of the two
 */
record Leave(String name) implements Verb {
  @Override
  public String help() {
    return name + "\tExit the supervisor shell.";
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    ctl.say("");
    ctl.end();
  }
}
