package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.OpenFlag;
import io.github.supervisorevents.supervisor.posix.PosixException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An open terminal, pipe, socket or device: what is written to it comes out, and never waits. */
final class Stream {
  private static final Pattern OWN_DESCRIPTOR =
      Pattern.compile("/dev/(stdout|stderr|fd/([0-9]{1,6}))|/proc/self/fd/([0-9]{1,6})");
  private static final int FLAGS = OpenFlag.APPEND | OpenFlag.NONBLOCK | OpenFlag.NOCTTY;
  private static final int ALWAYS_FITS = 4096;

  private final int fd;
  private final boolean shared;

  private Stream(int fd, boolean shared) {
    this.fd = fd;
    this.shared = shared;
  }

  /**
   * An open descriptor whose non-blocking mode is its own.
   *
   * @param fd opened with {@link OpenFlag#NONBLOCK}
   */
  static Stream ofOwn(int fd) {
    return new Stream(fd, false);
  }

  /** A descriptor that we were given, and that others write to as well. */
  static Stream sharing(Path name, int fd) throws PosixException {
    return new Stream(check(name, Descriptors.duplicate(fd)), true);
  }

  /** Opens something that is there already. */
  static Stream open(Path path) throws PosixException {
    Optional<Integer> own = ownDescriptor(path);
    int result = Descriptors.open(path, OpenFlag.WRONLY | FLAGS, 0);
    if (result == -Errno.ENXIO && own.isEmpty()) {
      // A fifo without a reader: what fits into it waits there for one.
      result = Descriptors.open(path, OpenFlag.RDWR | FLAGS, 0);
    }
    if (result < 0 && own.isPresent()) {
      // A socket, or a terminal or pipe of a user that we were: usable, but not to be opened.
      return new Stream(check(path, Descriptors.duplicate(own.get())), true);
    }
    return new Stream(check(path, result), false);
  }

  /** As {@link NativeBuffer#write}. */
  int write(NativeBuffer data) {
    if (!shared) {
      return data.write(fd);
    }
    // Non-blocking mode would be everybody's who has this open, the shell's for instance.
    return Descriptors.takesBytes(fd) ? data.write(fd, ALWAYS_FITS) : -Errno.EAGAIN;
  }

  int fd() {
    return fd;
  }

  void close() {
    Descriptors.close(fd);
  }

  private static Optional<Integer> ownDescriptor(Path path) {
    Matcher matcher = OWN_DESCRIPTOR.matcher(path.toString());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (matcher.group(1) == null ? "" : matcher.group(1)) {
          case "stdout" -> 1;
          case "stderr" -> 2;
          default -> Integer.valueOf(matcher.group(matcher.group(2) == null ? 3 : 2));
        });
  }

  private static int check(Path path, int result) throws PosixException {
    return PosixException.check("open " + path, result);
  }
}
