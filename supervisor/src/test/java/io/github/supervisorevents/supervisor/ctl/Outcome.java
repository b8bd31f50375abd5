package io.github.supervisorevents.supervisor.ctl;

import java.util.stream.Collectors;

/** What a command said on standard output, and its exit status. */
record Outcome(int exitStatus, String output) {

  /** The same with its lines in alphabetical order. */
  Outcome sorted() {
    return new Outcome(
        exitStatus, output.lines().sorted().collect(Collectors.joining("\n", "", "\n")));
  }
}
