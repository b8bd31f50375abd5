package io.github.supervisorevents.supervisor.ctl;

/** {@code version} */
final class Version implements Verb {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public String help() {
    return "version\t\t\tShow the version of the remote supervisord process";
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    if (refuses(ctl, arguments) || !Upcheck.passes(ctl)) {
      return;
    }
    ctl.say(ctl.client().getSupervisorVersion());
  }
}
