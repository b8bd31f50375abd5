package io.github.supervisorevents.supervisor.ctl;

/** {@code open URL}: talk to another supervisor. */
final class Open implements Verb {
  private final Verb status = new Status();

  @Override
  public String name() {
    return "open";
  }

  @Override
  public String help() {
    return """
    open <url>\tConnect to a remote supervisord process.
    \t\t(for UNIX domain socket, use unix:///socket/path)\
    """;
  }

  @Override
  public void run(CtlSession ctl, Arguments arguments) {
    String url = arguments.text();
    if (!url.matches("(?i)(unix|http):.*")) {
      ctl.say("ERROR: url must be http:// or unix://");
      ctl.fail(ExitStatus.GENERIC);
      return;
    }
    ctl.connection().open(url);
    ExitStatus before = ctl.exitStatus();
    status.run(ctl, Arguments.NONE);
    ctl.fail(before);
  }
}
