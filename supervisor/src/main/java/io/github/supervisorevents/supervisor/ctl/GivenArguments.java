package io.github.supervisorevents.supervisor.ctl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The arguments as they were given. Where the locale is C, Java cannot read names beyond ASCII and
 * puts U+FFFD for them; the system still has the bytes.
 */
final class GivenArguments {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private GivenArguments() {}

  static List<String> of(String[] arguments) {
    List<String> decoded = List.of(arguments);
    if (decoded.stream().noneMatch(argument -> argument.indexOf('\uFFFD') >= 0)) {
      return decoded;
    }
    try {
      String all = Files.readString(COMMAND_LINE, StandardCharsets.UTF_8);
      String[] words = all.split("\0", -1);
      // The last one ends in NUL as well.
      int end = words.length - 1;
      return List.of(Arrays.copyOfRange(words, end - arguments.length, end));
    } catch (IOException e) {
      return decoded;
    }
  }
}
