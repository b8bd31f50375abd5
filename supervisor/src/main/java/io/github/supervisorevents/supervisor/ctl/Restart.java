package io.github.supervisorevents.supervisor.ctl;

/** {@code restart NAME...}: stop, then start. */
final class Restart implements Verb {
  private final Verb stop = new Stop();
  private final Verb start = new Start();

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public String help() {
    return """
    restart <name>\t\tRestart a process
    restart <gname>:*\tRestart all processes in a group
    restart <name> <name>\tRestart multiple processes or groups
    restart all\t\tRestart all processes
    Note: restart does not reread config files. For that, see reread and update.\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (!Upcheck.passes(ctl)) {
      return;
    }
    if (arguments.isEmpty()) {
      refuse(ctl, "Error: restart requires a process name", ExitStatus.GENERIC);
      return;
    }
    stop.run(ctl, arguments);
    start.run(ctl, arguments);
  }
}
