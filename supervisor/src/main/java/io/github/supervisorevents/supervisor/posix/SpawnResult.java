package io.github.supervisorevents.supervisor.posix;

import java.util.OptionalInt;

/** What came of a {@link SpawnRequest}. */
public sealed interface SpawnResult {
  /**
   * The program runs.
   *
   * @param pid its process, which is also its session and its process group
   * @param stdin what is written here the program reads; does not block
   * @param stdout what the program writes; does not block
   * @param stderr as {@code stdout}; empty if it is redirected there
   */
  record Spawned(int pid, int stdin, int stdout, OptionalInt stderr) implements SpawnResult {}

  /**
   * It does not run, and nothing is left of the attempt.
   *
   * @param step what failed
   * @param errno why
   * @param message both in words, with the file or directory in question
   */
  record Failed(Step step, Errno errno, String message) implements SpawnResult {}

  /** What can fail. */
  enum Step {
    /** No pipes for its input and output: EMFILE or ENFILE. */
    PIPES,
    /** Its directory cannot be entered. */
    DIRECTORY,
    /** It cannot run as its user: EPERM if the supervisor is not root. */
    USER,
    /** There is no room for another process: EAGAIN or ENOMEM. */
    FORK,
    /** The file cannot be executed. */
    EXECUTE
  }
}
