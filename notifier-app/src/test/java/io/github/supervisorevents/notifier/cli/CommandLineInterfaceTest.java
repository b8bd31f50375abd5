package io.github.supervisorevents.notifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.config.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class CommandLineInterfaceTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return CommandLineInterface.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void theHelpNamesEveryCommandAndEverySetting() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains(
            "check",
            "test",
            "explain",
            "replay",
            "outbox",
            "history",
            "silence",
            "doctor",
            "version",
            "[eventlistener:notifier]");
    for (Setting setting : Setting.values()) {
      assertThat(out.toString()).contains(setting.name());
    }
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
    assertThat(out.toString()).doesNotContain("%").isASCII();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : new String[] {"check", "test", "history"}) {
      assertThat(run(command, "--help")).isZero();
      assertThat(out.toString()).contains("supervisor-notifier " + command, "--pid");
    }
  }

  @Test
  void theVersionIsSaidBothWays() {
    assertThat(run("version")).isZero();
    assertThat(run("--version")).isZero();

    assertThat(out.toString().lines().filter(line -> line.startsWith("supervisor-notifier ")))
        .hasSize(2);
  }

  @Test
  void anUnknownCommandIsSaidInOneLineWithTwo() {
    assertThat(run("chekc")).isEqualTo(2);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(3);
    assertThat(err.toString()).contains("chekc", "--help");
  }

  @Test
  void aProcessThatDoesNotRunIsSaidWithTwo() {
    assertThat(run("check", "--pid", "999999999")).isEqualTo(2);

    assertThat(err.toString()).contains("999999999");
  }
}
