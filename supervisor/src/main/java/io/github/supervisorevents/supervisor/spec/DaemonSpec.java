package io.github.supervisorevents.supervisor.spec;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The {@code [supervisord]} section, with what the command line says put over it.
 *
 * @param configFile the file it was read from, absolute
 * @param identifier the supervisor's name in events and in the names of automatic log files
 * @param log the main log
 * @param silent whether, in the foreground, the log stays off the terminal
 * @param pidFile absolute
 * @param nodaemon whether it stays in the foreground
 * @param umask file mode mask of the supervisor and of programs that have none of their own
 * @param directory where the daemon changes to; empty: it stays where it is
 * @param user whom the supervisor becomes; empty: it stays who it is
 * @param minFds file descriptors that must be available
 * @param minProcs processes that must be available
 * @param childLogDir where automatic log files go
 * @param nocleanup whether automatic log files of the last run are left alone
 * @param stripAnsi whether escape sequences are taken out of the programs' logs
 * @param environment variables for all programs; each {@link LaunchSpec} has them already
 */
public record DaemonSpec(
    Path configFile,
    String identifier,
    MainLogSpec log,
    boolean silent,
    Path pidFile,
    boolean nodaemon,
    int umask,
    Optional<Path> directory,
    Optional<UserSpec> user,
    int minFds,
    int minProcs,
    Path childLogDir,
    boolean nocleanup,
    boolean stripAnsi,
    Map<String, String> environment) {
  public DaemonSpec {
    Objects.requireNonNull(configFile, "configFile");
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(pidFile, "pidFile");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(childLogDir, "childLogDir");
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** Without the values of the environment, which may be secrets. */
  @Override
  public String toString() {
    return "DaemonSpec[configFile="
        + configFile
        + ", identifier="
        + identifier
        + ", environment="
        + environment.keySet()
        + ", ...]";
  }
}
