package io.github.supervisorevents.supervisor.process;

/** What came of starting a process. */
sealed interface Launch {
  /** It runs. */
  record Done(int pid, ProcessStreams streams) implements Launch {}

  /**
   * It does not, and nothing is left of the attempt.
   *
   * @param reason what {@code spawnerr} says
   */
  record Failed(String reason) implements Launch {}
}
