package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.OpenFlag;
import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.posix.SystemLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Opens the places that logs go to. */
public final class LogOutputs {
  private static final int FLAGS =
      OpenFlag.WRONLY | OpenFlag.CREAT | OpenFlag.APPEND | OpenFlag.NONBLOCK | OpenFlag.NOCTTY;
  private static final int MODE = 0666; // less the umask

  private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

  private final Poller<?> poller;
  private final Clock clock;
  private final LogTrouble trouble;
  private final PendingPool pool = new PendingPool();
  private final Scratch forMarks = new Scratch();
  private final Scratch forEscapes = new Scratch();

  /**
   * Makes the door to all logs.
   *
   * @param poller the loop's: it says when a slow reader is ready
   * @param trouble is told of logs that cannot be written
   */
  public LogOutputs(Poller<?> poller, Clock clock, LogTrouble trouble) {
    this.poller = poller;
    this.clock = clock;
    this.trouble = trouble;
  }

  /**
   * Opens a file that the operator named, or something like /dev/stdout that is not one. What
   * cannot have a size is not rotated.
   *
   * @param maxBytes size from which it is rotated, 0 for never
   * @param backups rotated files that are kept
   */
  public LogOutput file(Path file, long maxBytes, int backups) throws PosixException {
    return open(file, new Rotation(maxBytes, backups), true);
  }

  /**
   * Opens a file whose name we chose, in a directory where others may write: no link is followed.
   */
  public LogOutput ownFile(Path file, long maxBytes, int backups) throws PosixException {
    return open(file, new Rotation(maxBytes, backups), false);
  }

  /**
   * Our own standard output, just as we were given it: where that is a file, whoever else writes to
   * it and we go on after each other.
   */
  public LogOutput standardOutput() throws PosixException {
    StreamOutput.Opener opener = () -> Stream.sharing(STANDARD_OUTPUT, 1);
    return new StreamOutput(STANDARD_OUTPUT, opener.open(), opener, poller, pool, trouble);
  }

  /**
   * Opens the system's log.
   *
   * @param prefix what every line begins with
   */
  public LogOutput syslog(String prefix) throws PosixException {
    return new SyslogOutput(SystemLog.open(), prefix, clock, trouble);
  }

  /** Where all logs join what a capture mark was waiting for. */
  Scratch forMarks() {
    return forMarks;
  }

  /** Where all logs join what an escape sequence was waiting for. */
  Scratch forEscapes() {
    return forEscapes;
  }

  private LogOutput stream(Path path, Stream stream) {
    return new StreamOutput(path, stream, () -> Stream.open(path), poller, pool, trouble);
  }

  private LogOutput open(Path file, Rotation rotation, boolean followsLinks) throws PosixException {
    int fd = Descriptors.open(file, FLAGS | (followsLinks ? 0 : OpenFlag.NOFOLLOW), MODE);
    if (fd >= 0 && Descriptors.isSeekable(fd)) {
      return new RotatingFile(file, fd, rotation, followsLinks, trouble);
    }
    if (fd >= 0) {
      return stream(file, Stream.ofOwn(fd));
    }
    if (fd == -Errno.ENXIO || fd == -Errno.EACCES && Files.exists(file)) {
      return stream(file, Stream.open(file));
    }
    throw new PosixException("open " + file, -fd);
  }
}
