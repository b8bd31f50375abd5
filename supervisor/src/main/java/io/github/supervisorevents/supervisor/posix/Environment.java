package io.github.supervisorevents.supervisor.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment variables that this process was started with, to the byte. */
public final class Environment {
  private Environment() {}

  /**
   * Name to value. Unlike {@link System#getenv()}, which understands only what the locale can say,
   * values that are not UTF-8 survive the way from here to a child.
   */
  public static Map<String, String> inherited() {
    try {
      return parse(Files.readAllBytes(Path.of("/proc/self/environ")));
    } catch (IOException e) {
      return new LinkedHashMap<>(System.getenv()); // no /proc: the next best
    }
  }

  static Map<String, String> parse(byte[] block) {
    Map<String, String> variables = new LinkedHashMap<>();
    int start = 0;
    for (int i = 0; i < block.length; i++) {
      if (block[i] == 0) {
        String entry = OsString.decode(block, start, i);
        int equals = entry.indexOf('=', 1);
        if (equals > 0) {
          variables.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
        }
        start = i + 1;
      }
    }
    return variables;
  }

  static List<String> entries(Map<String, String> variables) {
    List<String> entries = new ArrayList<>(variables.size());
    variables.forEach((name, value) -> entries.add(name + "=" + value));
    return entries;
  }
}
