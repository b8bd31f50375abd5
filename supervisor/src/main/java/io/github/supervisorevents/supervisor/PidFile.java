package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.posix.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that says which process the supervisor is. */
final class PidFile {
  private final Path file;
  private final MainLog log;
  private boolean written;

  PidFile(Path file, MainLog log) {
    this.file = file;
    this.log = log;
  }

  /** Writes it; if that is not possible the log says so, and life goes on. */
  void write(long pid) {
    try {
      Files.writeString(file, pid + "\n");
      written = true;
      log.info("supervisord started with pid " + pid);
    } catch (IOException e) {
      log.critical("could not write pidfile " + file + ": " + FileTrouble.reason(e));
    }
  }

  /** Removes it, if it is ours. */
  void remove() {
    if (written) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        log.warn("could not remove pidfile " + file + ": " + FileTrouble.reason(e));
      }
    }
  }
}
