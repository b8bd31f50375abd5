package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Users and groups through the C library, so that LDAP and the like are asked too. */
final class NameService {
  // struct passwd { char *name, *passwd; uid_t uid; gid_t gid; char *gecos, *dir, *shell; }
  private static final int PASSWD_SIZE = 48;
  private static final int PW_UID = 16;
  private static final int PW_GID = 20;
  private static final int PW_DIR = 32;
  // struct group { char *name, *passwd; gid_t gid; char **members; }
  private static final int GROUP_SIZE = 32;
  private static final int GR_GID = 16;

  private static final int FIRST_BUFFER = 4096;
  private static final int LAST_BUFFER = 1 << 22;
  private static final int ERANGE = 34;

  private NameService() {}

  static Optional<User> user(String name) throws PosixException {
    byte[] key = OsString.terminated(name);
    return find(
        "getpwnam " + name,
        PASSWD_SIZE,
        (record, buffer, size, found) -> LibC.getpwnam_r(key, record, buffer, size, found),
        NameService::user);
  }

  static Optional<User> user(int uid) throws PosixException {
    return find(
        "getpwuid " + uid,
        PASSWD_SIZE,
        (record, buffer, size, found) -> LibC.getpwuid_r(uid, record, buffer, size, found),
        NameService::user);
  }

  static OptionalInt group(String name) throws PosixException {
    byte[] key = OsString.terminated(name);
    Optional<Integer> gid =
        find(
            "getgrnam " + name,
            GROUP_SIZE,
            (record, buffer, size, found) -> LibC.getgrnam_r(key, record, buffer, size, found),
            record -> record.getInt(GR_GID));
    return gid.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static User user(ByteBuffer passwd) {
    String name = string(passwd.getLong(0));
    int gid = passwd.getInt(PW_GID);
    Path home = Path.of(string(passwd.getLong(PW_DIR)));
    return new User(name, passwd.getInt(PW_UID), gid, home, groups(name, gid));
  }

  private static List<Integer> groups(String name, int gid) {
    byte[] key = OsString.terminated(name);
    int[] count = {32};
    int[] groups = new int[count[0]];
    while (LibC.getgrouplist(key, gid, groups, count) < 0) {
      count[0] = Math.max(count[0], groups.length * 2);
      groups = new int[count[0]];
    }
    return Arrays.stream(groups, 0, count[0]).boxed().toList();
  }

  private static String string(long address) {
    return address == 0 ? "" : new Pointer(address).getString(0, "UTF-8");
  }

  // A lookup has no upper bound for the memory it needs: ERANGE asks for more.
  private static <T> Optional<T> find(String call, int size, Lookup lookup, Reader<T> reader)
      throws PosixException {
    byte[] record = new byte[size];
    long[] found = new long[1];
    for (int capacity = FIRST_BUFFER; ; capacity *= 4) {
      try (Memory buffer = new Memory(capacity)) {
        int error = lookup.call(record, Pointer.nativeValue(buffer), capacity, found);
        if (error == 0 && found[0] != 0) {
          return Optional.of(reader.read(ByteBuffer.wrap(record).order(ByteOrder.nativeOrder())));
        }
        if (isNotFound(error)) {
          return Optional.empty();
        }
        if (error != ERANGE || capacity >= LAST_BUFFER) {
          throw new PosixException(call, error);
        }
      }
    }
  }

  // The manual lists these as ways to say "there is none".
  private static boolean isNotFound(int error) {
    return error == 0
        || error == Errno.ENOENT
        || error == Errno.ESRCH
        || error == Errno.EBADF
        || error == Errno.EPERM;
  }

  @FunctionalInterface
  private interface Lookup {
    int call(byte[] record, long buffer, long size, long[] found);
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ByteBuffer record);
  }
}
