package io.github.supervisorevents.supervisor.config;

import java.util.List;

/**
 * An option of the supervisor's command line.
 *
 * @param letter {@code m} of {@code -m}; empty if it has no short form
 * @param name {@code umask} of {@code --umask}; empty if it has no long form
 * @param argument what its argument is called in the help; empty: it has none
 * @param help what it does
 */
record CommandOption(String letter, String name, String argument, String help) {
  static final List<CommandOption> ALL =
      List.of(
          new CommandOption(
              "c",
              "configuration",
              "FILE",
              "read this configuration file instead of searching for one"),
          new CommandOption("n", "nodaemon", "", "stay in the foreground"),
          new CommandOption("s", "silent", "", "in the foreground, keep the log off the terminal"),
          new CommandOption("u", "user", "USER", "become this user (name or number)"),
          new CommandOption("m", "umask", "OCTAL", "file mode mask (022)"),
          new CommandOption("d", "directory", "DIRECTORY", "change to this directory as a daemon"),
          new CommandOption("l", "logfile", "FILE", "the supervisor's own log"),
          new CommandOption(
              "y", "logfile_maxbytes", "BYTES", "size at which the log is rotated (50MB)"),
          new CommandOption("z", "logfile_backups", "NUMBER", "rotated logs that are kept (10)"),
          new CommandOption(
              "e", "loglevel", "LEVEL", "critical, error, warn, info, debug, trace or blather"),
          new CommandOption("j", "pidfile", "FILE", "where the process id is written"),
          new CommandOption("i", "identifier", "NAME", "what this supervisor calls itself"),
          new CommandOption("q", "childlogdir", "DIRECTORY", "where automatic logs of programs go"),
          new CommandOption("k", "nocleanup", "", "keep the automatic logs of the last run"),
          new CommandOption(
              "a", "minfds", "NUMBER", "file descriptors that must be available (1024)"),
          new CommandOption(
              "t", "strip_ansi", "", "take escape sequences out of the programs' logs"),
          new CommandOption("", "minprocs", "NUMBER", "processes that must be available (200)"),
          new CommandOption("", "profile_options", "LIST", "accepted and ignored"),
          new CommandOption(
              "", "check", "", "report every mistake in the configuration, start nothing"),
          new CommandOption("v", "version", "", "print the version"),
          new CommandOption("h", "help", "", "print this"),
          new CommandOption("?", "", "", "print this"));

  boolean takesArgument() {
    return !argument.isEmpty();
  }
}
