package io.github.supervisorevents.notifier.outbox;

import java.util.Locale;

/** What a stored event survives. */
public enum Durability {
  /**
   * The end of this process in any way, {@code kill -9} included. When the machine itself loses
   * power, the last seconds may be missing. Costs no disk flush for each event.
   */
  NORMAL,
  /** Loss of power, too. Costs a disk flush for each event: milliseconds on many disks. */
  FULL;

  /** The name in configuration, for example {@code normal}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
