package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.posix.Environment;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment that the supervisor was started in, which its programs inherit. */
final class InheritedEnvironment {
  /** What LC_ALL was before the launcher set it, for Java's sake. */
  private static final String LAUNCHERS_NOTE = "JSUPERVISORD_LC_ALL";

  private InheritedEnvironment() {}

  /** The variables as they were before the launcher. */
  static Map<String, String> variables() {
    return withoutLauncher(Environment.inherited());
  }

  static Map<String, String> withoutLauncher(Map<String, String> variables) {
    Map<String, String> before = new LinkedHashMap<>(variables);
    String locale = before.remove(LAUNCHERS_NOTE);
    if (locale != null) {
      before.put("LC_ALL", locale);
    }
    return before;
  }
}
