package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.posix.ResourceLimit;
import io.github.supervisorevents.supervisor.posix.ResourceLimit.Resource;
import io.github.supervisorevents.supervisor.posix.User;
import io.github.supervisorevents.supervisor.spec.DaemonSpec;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.spec.UserSpec;
import java.util.Optional;

/** Whom the supervisor runs as, and how much it may use. */
final class Privileges {
  private final Notes notes;

  /**
   * Works once.
   *
   * @param notes what to log when there is a log
   */
  Privileges(Notes notes) {
    this.notes = notes;
  }

  /** Becomes the configured user. */
  void become(Optional<UserSpec> user) throws StartupException {
    if (user.isPresent()) {
      become(user.get());
      notes.add(LogLevel.INFO, "Set uid to user " + user.get().uid() + " succeeded");
    } else if (User.currentUid() == 0) {
      notes.add(
          LogLevel.CRITICAL,
          "Supervisor is running as root.  Privileges were not dropped because no user is specified"
              + " in the config file.  If you intend to run as root, you can set user=root in the"
              + " config file to avoid this message.");
    }
  }

  private static void become(UserSpec wanted) throws StartupException {
    if (User.currentUid() == wanted.uid()) {
      return;
    }
    if (User.currentUid() != 0) {
      throw new StartupException(
          "Can't drop privilege as nonroot user: user=" + wanted.name() + " needs root");
    }
    try {
      User.numbered(wanted.uid())
          .orElseThrow(() -> new StartupException("Can't find user " + wanted.name()))
          .become();
    } catch (PosixException e) {
      throw new StartupException("Can't become user " + wanted.name() + ": " + e.getMessage());
    }
  }

  /** Raises the limits that are too low. */
  void raiseLimits(DaemonSpec daemon) throws StartupException {
    raise(Resource.DESCRIPTORS, "RLIMIT_NOFILE", daemon.minFds(), "minfds", "file descriptors");
    raise(Resource.PROCESSES, "RLIMIT_NPROC", daemon.minProcs(), "minprocs", "processes");
  }

  private void raise(Resource resource, String limitName, int wanted, String key, String what)
      throws StartupException {
    ResourceLimit now = ResourceLimit.of(resource);
    if (now.allows(wanted)) {
      return;
    }
    boolean hardIsLower = now.hard() != ResourceLimit.INFINITY && now.hard() < wanted;
    long hard = hardIsLower ? wanted : now.hard();
    if (new ResourceLimit(resource, wanted, hard).apply() < 0) {
      throw new StartupException(
          key
              + "="
              + wanted
              + ": this environment allows only "
              + now.hard()
              + " "
              + what
              + "; raise that limit, or lower "
              + key
              + " in the configuration");
    }
    notes.add(LogLevel.INFO, "Increased " + limitName + " limit to " + wanted);
  }
}
