package io.github.supervisorevents.supervisor.ctl;

/** What {@code -h} prints. */
final class UsageText {
  static final String TEXT =
      """
      jsupervisorctl -- controls programs that run under jsupervisord or supervisord.

      Usage: jsupervisorctl [options] [verb [arguments]]

      Options:
        -c, --configuration FILE   the configuration whose [supervisorctl] section says how to reach
                                   the supervisor (searched for where supervisord searches)
        -s, --serverurl URL        unix:///path/of/socket or http://host:port
                                   (default http://localhost:9001)
        -u, --username NAME        user name, if the server asks for one
        -p, --password PASSWORD    password, if the server asks for one
        -r, --history-file FILE    where the interactive shell keeps its history
        -i, --interactive          ask before what ends all programs
        -h, --help                 this text

      Without a verb a shell is started that reads verbs, one a line.
      "jsupervisorctl help" lists the verbs, "jsupervisorctl help VERB" explains one.
      status and avail take --json.

      Exit status: 0 fine; 1 it failed; 2 wrong usage; 7 not running;
      of status: 0 all running, 3 something is not, 4 not known.
      """;

  private UsageText() {}
}
