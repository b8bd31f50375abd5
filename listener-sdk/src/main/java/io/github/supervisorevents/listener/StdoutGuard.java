package io.github.supervisorevents.listener;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Keeps everybody else away from the pipes to supervisord. From then on {@code System.out} is
 * {@code System.err}, and {@code System.in} is at its end.
 *
 * <p>On Linux the pipes are opened anew under other numbers and descriptors 0 and 1 are closed,
 * which the JDK does by putting {@code /dev/null} in their place. So neither a child process that
 * inherits them, nor native code, nor the JVM's own thread dump can reach supervisord. Where the
 * pipes cannot be opened anew (not on Linux, or supervisord switched to another user that may not),
 * and where standard output is a file, 0 and 1 stay what they are, and only Java's own streams are
 * guarded.
 */
final class StdoutGuard {
  private static final File DESCRIPTORS = new File("/proc/self/fd");
  private static final String INPUT = "/proc/self/fd/0";
  private static final String OUTPUT = "/proc/self/fd/1";
  private static StdoutGuard taken;
  private static boolean occupied;

  private final Stdin in;
  private final OutputStream out;

  private StdoutGuard(Stdin in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Takes both streams; later calls find what the first one took. Any thread. */
  static synchronized StdoutGuard take() {
    if (taken == null) {
      taken = new StdoutGuard(new Stdin(ownInput()), ownOutput());
      System.setIn(InputStream.nullInputStream());
      System.setOut(System.err);
    }
    return taken;
  }

  /** Two listeners would both say READY, and supervisord would give up on them. Any thread. */
  static synchronized void occupy() {
    if (occupied) {
      throw new IllegalStateException(
          "another listener is running on standard input and output; one listener takes all"
              + " handlers");
    }
    occupied = true;
  }

  static synchronized void vacate() {
    occupied = false;
  }

  Stdin in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  /** Whether a person started us: standard input is a terminal. */
  static boolean atTerminal() {
    if (System.getenv("SUPERVISOR_ENABLED") != null) {
      return false;
    }
    String input = target(INPUT);
    return input.isEmpty() ? System.console() != null : isTerminal(input);
  }

  private static OutputStream ownOutput() {
    String target = target(OUTPUT);
    // In a file, whoever shares it would go on at its old place and overwrite what we wrote.
    if (!target.isEmpty() && !isTerminal(target) && !new File(OUTPUT).isFile()) {
      try {
        OutputStream own = new FileOutputStream(OUTPUT, true);
        new FileOutputStream(FileDescriptor.out).close();
        return own;
      } catch (IOException notAllowed) {
        // The descriptor itself is as good, only less guarded.
      }
    }
    return new FileOutputStream(FileDescriptor.out);
  }

  private static FileInputStream ownInput() {
    if (isPipe(target(INPUT))) {
      try {
        FileInputStream own = new FileInputStream(INPUT);
        new FileInputStream(FileDescriptor.in).close();
        return own;
      } catch (IOException notAllowed) {
        // The descriptor itself is as good, only less guarded.
      }
    }
    return new FileInputStream(FileDescriptor.in);
  }

  /**
   * The file behind a descriptor; empty where that cannot be told. A pipe has no file and keeps the
   * name below /proc.
   */
  private static String target(String descriptor) {
    try {
      return DESCRIPTORS.isDirectory() ? new File(descriptor).getCanonicalPath() : "";
    } catch (IOException unknown) {
      return "";
    }
  }

  private static boolean isPipe(String target) {
    return target.startsWith("/proc/");
  }

  private static boolean isTerminal(String target) {
    return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
  }
}
