package io.github.supervisorevents.supervisor.http;

import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.spec.OwnerSpec;
import io.github.supervisorevents.supervisor.spec.ServerSpec;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The file of a unix socket. The socket is bound under another name first and moved to its own only
 * when it has its permissions and owner, so that nobody gets in too early and a living supervisor's
 * socket is never taken away. For one thread.
 */
final class UnixSocketFile {
  /** What fits into a socket's address, the end mark not counted. */
  private static final int LONGEST = 107;

  private final ServerSpec.Unix spec;
  private final Path bound;
  private final HttpLog log;
  private Object identity;

  UnixSocketFile(ServerSpec.Unix spec, HttpLog log) throws HttpOpenException {
    this.spec = spec;
    this.log = log;
    this.bound = Path.of(spec.file() + "." + ProcessHandle.current().pid());
    int length = bound.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST) {
      throw new HttpOpenException(
          "the path of the socket "
              + spec.file()
              + " is too long by "
              + (length - LONGEST)
              + " bytes");
    }
  }

  /** Where the socket is to be bound; whatever a crashed supervisor left there is removed. */
  Path toBind() throws HttpOpenException {
    try {
      Files.deleteIfExists(bound);
      return bound;
    } catch (IOException notAllowed) {
      throw failed("cannot be made", notAllowed);
    }
  }

  /** Puts the bound socket in its place. */
  void publish() throws HttpOpenException {
    try {
      Files.setAttribute(bound, "unix:mode", spec.mode());
      if (spec.owner().isPresent()) {
        giveTo(spec.owner().get());
      }
      while (!link()) {
        removeStale();
      }
      identity = identity();
      Files.delete(bound);
    } catch (IOException notAllowed) {
      throw failed("cannot be put in place", notAllowed);
    }
  }

  private void giveTo(OwnerSpec owner) throws HttpOpenException {
    try {
      if (owner.gid().isPresent()) {
        Files.setAttribute(bound, "unix:gid", owner.gid().getAsInt());
      }
      Files.setAttribute(bound, "unix:uid", owner.uid());
    } catch (IOException notAllowed) {
      throw failed(
          "cannot be given to user "
              + owner.uid()
              + "; change chown= to an owner that this user may choose",
          notAllowed);
    }
  }

  private boolean link() throws IOException {
    try {
      Files.createLink(spec.file(), bound);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  private void removeStale() throws HttpOpenException, IOException {
    if (isAlive()) {
      throw new HttpOpenException(
          "another program is listening on "
              + spec.file()
              + "; stop it first, or use another socket");
    }
    log.log(LogLevel.WARN, "Unlinking stale socket " + spec.file());
    Files.deleteIfExists(spec.file());
  }

  private boolean isAlive() {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(spec.file()))) {
      return channel.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  /** Removes the file, unless somebody else's is in its place. */
  void remove() {
    try {
      if (identity != null && Objects.equals(identity, identity())) {
        Files.deleteIfExists(spec.file());
      }
      Files.deleteIfExists(bound);
    } catch (IOException gone) {
      log.log(LogLevel.WARN, "could not remove the socket " + spec.file() + ": " + gone);
    }
  }

  private Object identity() throws IOException {
    if (!Files.exists(spec.file(), LinkOption.NOFOLLOW_LINKS)) {
      return "none";
    }
    return Files.getAttribute(spec.file(), "unix:ino", LinkOption.NOFOLLOW_LINKS);
  }

  private HttpOpenException failed(String what, IOException cause) {
    return new HttpOpenException("the socket " + spec.file() + " " + what + ": " + cause, cause);
  }
}
