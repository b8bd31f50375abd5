package io.github.supervisorevents.supervisor.posix;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A user of this system, as the name service knows it.
 *
 * @param gid the primary group
 * @param groups all groups, the primary one among them
 */
public record User(String name, int uid, int gid, Path home, List<Integer> groups) {
  public User {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(home, "home");
    groups = List.copyOf(groups);
  }

  /** The user of that name; empty if there is none. */
  public static Optional<User> named(String name) throws PosixException {
    return NameService.user(name);
  }

  /** The user of that number; empty if there is none. */
  public static Optional<User> numbered(int uid) throws PosixException {
    return NameService.user(uid);
  }

  /** The number of the group of that name; empty if there is none. */
  public static OptionalInt groupNamed(String name) throws PosixException {
    return NameService.group(name);
  }

  /** The real uid of this process. */
  public static int currentUid() {
    return LibC.getuid();
  }

  /** The real gid of this process. */
  public static int currentGid() {
    return LibC.getgid();
  }

  /**
   * Makes this whole process run as this user, for good.
   *
   * @throws PosixException EPERM if the process is not root
   */
  public void become() throws PosixException {
    int[] all = groups.stream().mapToInt(Integer::intValue).toArray();
    PosixException.check("setgroups", LibC.orErrno(LibC.setgroups(all.length, all)));
    PosixException.check("setgid " + gid, LibC.orErrno(LibC.setgid(gid)));
    PosixException.check("setuid " + uid, LibC.orErrno(LibC.setuid(uid)));
  }
}
