package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.posix.ChildExit;
import java.time.Duration;

/** What the main log says about the life of one process, in supervisord's words. */
final class LifeLog {
  private final MainLog log;
  private final String name;

  LifeLog(MainLog log, String name) {
    this.log = log;
    this.name = name;
  }

  void spawned(int pid) {
    log.info("spawned: '" + name + "' with pid " + pid);
  }

  void notSpawned(String reason) {
    log.info("spawnerr: " + reason);
  }

  void stayedUp(Duration startsecs) {
    log.info(
        "success: "
            + name
            + " entered RUNNING state, process has stayed up for > than "
            + startsecs.toSeconds()
            + " seconds (startsecs)");
  }

  void gaveUp() {
    log.info("gave up: " + name + " entered FATAL state, too many start retries too quickly");
  }

  void exited(ChildExit exit, boolean expected) {
    String how = expected ? "; expected)" : "; not expected)";
    ended(expected, "exited: " + name + " (" + EndingText.of(exit) + how);
  }

  void stopped(ChildExit exit, boolean expected) {
    ended(expected, "stopped: " + name + " (" + EndingText.of(exit) + ")");
  }

  private void ended(boolean expected, String line) {
    if (expected) {
      log.info(line);
    } else {
      log.warn(line);
    }
  }

  void killing(int pid) {
    log.warn("killing '" + name + "' (" + pid + ") with SIGKILL");
  }
}
