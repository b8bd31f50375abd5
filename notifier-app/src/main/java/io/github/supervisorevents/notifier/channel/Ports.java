package io.github.supervisorevents.notifier.channel;

/** The numbers that a TCP port can have, 1 to 65535. */
public final class Ports {
  private static final int HIGHEST = 65535;

  private Ports() {}

  /** True for 1 to 65535. */
  public static boolean isPort(int number) {
    return number >= 1 && number <= HIGHEST;
  }
}
