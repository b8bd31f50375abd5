package io.github.supervisorevents.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that can be executed, as far as one can tell before it is.
 *
 * @param file what to execute
 * @param words the command line, split; the first is the command as it was written
 */
record Executable(Path file, List<String> words) {
  private static final String DEFAULT_PATH = "/bin:/usr/bin:/usr/local/bin";
  private static final int ANY_EXECUTE_BIT = 0111;

  Executable {
    words = List.copyOf(words);
  }

  /**
   * Splits a command and looks for its file: where a slash says it is, otherwise along PATH, where
   * the first file of that name counts, executable or not.
   *
   * @param environment the variables that the program will have
   */
  static Executable find(String command, Map<String, String> environment)
      throws UnusableCommandException {
    List<String> words = CommandLine.split(command);
    if (words.isEmpty()) {
      throw UnusableCommandException.notExecutable("command is empty");
    }
    Path file = locate(words.get(0), environment);
    requireExecutable(file);
    return new Executable(file, words);
  }

  private static Path locate(String program, Map<String, String> environment)
      throws UnusableCommandException {
    try {
      if (program.contains("/")) {
        return Path.of(program);
      }
      for (String directory : searchPath(environment).split(":", -1)) {
        Path candidate = Path.of(directory, program);
        if (Files.exists(candidate)) {
          return candidate;
        }
      }
      return Path.of(program);
    } catch (InvalidPathException e) {
      throw missing(program);
    }
  }

  private static String searchPath(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("PATH"))
        .filter(path -> !path.isEmpty())
        .orElse(DEFAULT_PATH);
  }

  private static void requireExecutable(Path file) throws UnusableCommandException {
    String shown = PythonText.quoted(file.toString());
    Map<String, Object> attributes;
    try {
      attributes = Files.readAttributes(file, "unix:mode,isDirectory");
    } catch (IOException e) {
      throw missing(file.toString());
    }
    if ((boolean) attributes.get("isDirectory")) {
      throw UnusableCommandException.notExecutable("command at " + shown + " is a directory");
    }
    if (((int) attributes.get("mode") & ANY_EXECUTE_BIT) == 0) {
      throw UnusableCommandException.notExecutable("command at " + shown + " is not executable");
    }
    if (!Files.isExecutable(file)) {
      throw UnusableCommandException.notExecutable("no permission to run command " + shown);
    }
  }

  private static UnusableCommandException missing(String file) {
    return UnusableCommandException.notFound("can't find command " + PythonText.quoted(file));
  }
}
