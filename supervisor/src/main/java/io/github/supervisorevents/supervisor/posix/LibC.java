package io.github.supervisorevents.supervisor.posix;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Optional;

/** The C library's functions, by their own names; addresses and sizes are longs. */
final class LibC {
  static final int F_DUPFD_CLOEXEC = 1030;
  static final int F_GETFL = 3;
  static final int F_SETFL = 4;
  static final int F_SETFD = 2;
  static final int FD_CLOEXEC = 1;

  private static final String SEARCH_PATH = "jna.platform.library.path";

  private static final NativeLibrary LIBRARY = ofThisProcess();

  static {
    Native.register(LibC.class, LIBRARY);
  }

  private LibC() {}

  // Without the property JNA starts ldconfig, only to know directories that nobody searches here:
  // it costs as much as all the rest of JNA, and java.lang.Process must stay out of this process.
  private static NativeLibrary ofThisProcess() {
    if (System.getProperty(SEARCH_PATH) == null) {
      System.setProperty(SEARCH_PATH, "");
    }
    return NativeLibrary.getProcess();
  }

  /** A function that not every C library has; for rare calls. */
  static Optional<Function> find(String name) {
    try {
      return Optional.of(LIBRARY.getFunction(name));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }

  /** The number of the last error on this thread. */
  static int errno() {
    return Native.getLastError();
  }

  /** A result as it is, or the negated error number if it says that the call failed. */
  static int orErrno(long result) {
    return result < 0 ? -errno() : (int) result;
  }

  static native long read(int fd, long buffer, long count);

  static native long write(int fd, long buffer, long count);

  static native int close(int fd);

  static native int pipe2(int[] fds, int flags);

  static native int open(byte[] path, int flags, int mode);

  static native int fcntl(int fd, int command, int argument);

  static native int fsync(int fd);

  static native int ftruncate(int fd, long length);

  static native long lseek(int fd, long offset, int whence);

  static native long pread(int fd, long buffer, long count, long offset);

  static native int dup2(int from, int to);

  static native int isatty(int fd);

  static native int rename(byte[] from, byte[] to);

  static native int unlink(byte[] path);

  static native int chmod(byte[] path, int mode);

  static native int chown(byte[] path, int uid, int gid);

  static native int epoll_create1(int flags);

  static native int epoll_ctl(int epoll, int operation, int fd, long event);

  static native int epoll_wait(int epoll, long events, int maxEvents, int timeout);

  static native int eventfd(int initial, int flags);

  static native int poll(int[] descriptors, long count, int timeout);

  static native int posix_spawn(
      int[] pid, byte[] path, long actions, long attributes, long argv, long envp);

  static native int posix_spawn_file_actions_init(long actions);

  static native int posix_spawn_file_actions_destroy(long actions);

  static native int posix_spawn_file_actions_adddup2(long actions, int from, int to);

  static native int posix_spawnattr_init(long attributes);

  static native int posix_spawnattr_setflags(long attributes, short flags);

  static native int posix_spawnattr_setsigmask(long attributes, long set);

  static native int posix_spawnattr_setsigdefault(long attributes, long set);

  static native int sigemptyset(long set);

  static native int sigfillset(long set);

  static native int waitpid(int pid, int[] status, int options);

  static native int kill(int pid, int signal);

  static native int sigaction(int signal, long action, long before);

  static native long mmap(long at, long size, int protection, int flags, int fd, long offset);

  static native int mprotect(long at, long size, int protection);

  static native int umask(int mask);

  static native int getpid();

  static native int getppid();

  static native int getuid();

  static native int geteuid();

  static native int getgid();

  static native int setuid(int uid);

  static native int setgid(int gid);

  static native int setgroups(long count, int[] groups);

  static native int getgrouplist(byte[] user, int group, int[] groups, int[] count);

  static native int getpwnam_r(byte[] name, byte[] record, long buffer, long size, long[] found);

  static native int getpwuid_r(int uid, byte[] record, long buffer, long size, long[] found);

  static native int getgrnam_r(byte[] name, byte[] record, long buffer, long size, long[] found);

  static native int getrlimit(int resource, long[] limits);

  static native int setrlimit(int resource, long[] limits);

  static native int setsid();

  static native int chdir(byte[] path);

  static native int socket(int domain, int type, int protocol);

  static native long sendto(
      int fd, byte[] data, long length, int flags, byte[] address, int addressLength);

  static native String strerror(int code);

  static native int prctl(int option, long a, long b, long c, long d);
}
