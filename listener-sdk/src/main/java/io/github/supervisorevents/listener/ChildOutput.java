package io.github.supervisorevents.listener;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Keeps a child process off the pipes to supervisord. */
final class ChildOutput {
  /**
   * Java can inherit descriptor 2 only as 2, and opening it anew needs rights that a process may
   * not have; a shell just copies it.
   */
  private static final List<String> STDOUT_IS_STDERR =
      List.of("/bin/sh", "-c", "exec \"$@\" >&2", "sh");

  private ChildOutput() {}

  static ProcessBuilder replaceInherited(ProcessBuilder child) {
    if (child.redirectInput().equals(Redirect.INHERIT)) {
      child.redirectInput(Redirect.from(new File("/dev/null")));
    }
    if (child.redirectOutput().equals(Redirect.INHERIT)) {
      List<String> command = new ArrayList<>(STDOUT_IS_STDERR);
      command.addAll(child.command());
      child.command(command);
      if (child.redirectErrorStream()) {
        // Its standard error would be what its standard output was inherited as.
        child.redirectErrorStream(false).redirectError(Redirect.INHERIT);
      }
    }
    return child;
  }
}
