package io.github.supervisorevents.notifier.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a program's section should be like so that its end is judged rightly. */
final class ProgramRules {
  private static final Pattern JAVA = Pattern.compile("(?:^|[\\s/])java(?:\\s|$)|\\.jar(?:\\s|$)");
  private static final String SIGTERM_IN_JAVA = "143";

  List<Finding> look(SupervisordConf conf) {
    List<Finding> findings = new ArrayList<>();
    for (ConfSection program : conf.programs()) {
      if (JAVA.matcher(program.text("command", "")).find()) {
        exitCodes(program, findings);
      }
    }
    return findings;
  }

  private static void exitCodes(ConfSection program, List<Finding> findings) {
    String codes = program.text("exitcodes", "0");
    boolean known = Arrays.stream(codes.split("[,\\s]+")).anyMatch(SIGTERM_IN_JAVA::equals);
    if (!known && !codes.contains("%(")) {
      findings.add(
          Finding.risky(
              program,
              "exitcodes",
              "a JVM that is sent SIGTERM exits with 143; when not supervisord sends it, that looks"
                  + " like a crash",
              "exitcodes=" + codes.strip() + "," + SIGTERM_IN_JAVA));
    }
  }
}
