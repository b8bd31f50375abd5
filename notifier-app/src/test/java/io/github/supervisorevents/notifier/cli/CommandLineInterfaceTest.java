package io.github.supervisorevents.notifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.config.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return CommandLineInterface.commandLine(
            (recording, config, pace, state) -> new WholePath.Taken(0, Map.of()),
            new PrintWriter(out, true),
            new PrintWriter(err, true))
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check",
        "test",
        "doctor",
        "explain",
        "replay",
        "outbox",
        "outbox list",
        "outbox show",
        "outbox retry",
        "outbox drop",
        "history",
        "silence",
        "silence add",
        "silence list",
        "silence end",
        "version"
      })
  void noCommandIsWithoutHelp(String command) {
    assertThat(run((command + " --help").split(" "))).isZero();

    assertThat(out.toString()).startsWith("Usage: supervisor-notifier " + command);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theVersionIsSaidAsJson() {
    assertThat(run("version", "--json")).isZero();

    assertThat(out.toString()).contains("\"version\" : ", "\"java\" : \"" + Runtime.version());
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chekc | there is no command chekc: did you mean check? | Commands: check, doctor",
        "xyz | there is no command xyz | silence, test, version",
        "help chekc | there is no command chekc: did you mean check? | Commands: check",
        "outbox lst | there is no command lst: did you mean list? | Commands: drop, list, retry",
        "silence ad web 3m | there is no command ad: did you mean add? | Commands: add, end, list",
        "check --jsno | there is no option --jsno: did you mean --json? | --help, --json, --pid",
        "outbox list --chanel=x | there is no option --chanel: did you mean --channel? | --limit",
        "check extra words | supervisor-notifier check does not understand: extra words | Try",
        "test --kind gaveup | --kind': expected one of crashed, | did you mean gave_up?",
        "explain --kind smashed | events_lost, event, found: smashed | explain --help",
        "outbox list --state peding | expected one of pending, sent, | did you mean pending?",
        "outbox list --limit -1 | --limit: expected at least 1, found: -1 | outbox list --help",
        "outbox list --limit 0 | --limit: expected at least 1, found: 0 | outbox list --help",
        "outbox | expected a command: outbox list, show, retry or drop | outbox --help",
      })
  void whatIsNotUnderstoodIsSaidWithWhatWasMeantAndWhatIsAllowed(
      String arguments, String said, String more) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSizeLessThanOrEqualTo(4);
    assertThat(err.toString()).contains(said, more, "Try: supervisor-notifier");
  }

  @Test
  void nothingIsMeantWhereNothingIsNear() {
    assertThat(run("xyz")).isEqualTo(2);

    assertThat(err.toString()).doesNotContain("did you mean");
  }

  @Test
  void aProcessThatDoesNotRunIsSaidWithTwo() {
    assertThat(run("check", "--pid", "999999999")).isEqualTo(2);

    assertThat(err.toString()).contains("999999999");
  }
}
