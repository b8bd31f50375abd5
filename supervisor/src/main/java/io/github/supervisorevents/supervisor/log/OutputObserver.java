package io.github.supervisorevents.supervisor.log;

/** Is shown what a process writes, as it goes into its log. */
public interface OutputObserver {
  /** Whether {@link #written} is to be called at all: it costs a copy. */
  boolean wantsOutput();

  /** The process wrote this; escape sequences and capture marks are taken out already. */
  void written(byte[] data);

  /** The process wrote this between capture marks. */
  void captured(byte[] data);
}
