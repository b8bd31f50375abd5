package io.github.supervisorevents.supervisor.posix;

/** Flags of {@link Descriptors#open}, to be added up. */
public final class OpenFlag {
  public static final int RDONLY = 0;
  public static final int WRONLY = 1;
  public static final int RDWR = 2;
  public static final int CREAT = 0x40;
  public static final int EXCL = 0x80;
  public static final int NOCTTY = 0x100;
  public static final int TRUNC = 0x200;
  public static final int APPEND = 0x400;
  public static final int NONBLOCK = 0x800;
  static final int PATH = 0x200000;
  static final int CLOEXEC = 0x80000;

  /** Differs between processor families. */
  public static final int NOFOLLOW = isArm() ? 0x8000 : 0x20000;

  static final int DIRECTORY = isArm() ? 0x4000 : 0x10000;

  private OpenFlag() {}

  private static boolean isArm() {
    String arch = System.getProperty("os.arch");
    return arch.equals("aarch64") || arch.startsWith("ppc64");
  }
}
