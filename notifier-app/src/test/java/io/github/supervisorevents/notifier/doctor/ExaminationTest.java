package io.github.supervisorevents.notifier.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.doctor.Finding.Weight;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExaminationTest {
  private static final Pattern EXPECTED =
      Pattern.compile("; expect: (wrong|risky) at line (\\d+)(?: of (\\S+))?, change: (.*)");

  @TempDir Path folder;

  private static Path folderOfFiles() throws URISyntaxException {
    return Path.of(ExaminationTest.class.getResource("good.conf").toURI()).getParent();
  }

  static List<Path> files() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folderOfFiles())) {
      return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  private static List<Finding> look(Path file) throws IOException {
    return Examination.of(SupervisordConf.read(file), Map.of()).findings();
  }

  /** Each file says in its first line what is to be found in it: that, there, and nothing else. */
  @ParameterizedTest
  @MethodSource("files")
  void whatEachFileIsNamedAfterIsFoundAtItsLineAndNothingElse(Path file) throws IOException {
    List<Finding> findings = look(file);

    String first = Files.readAllLines(file).get(0);
    if (first.equals("; expect: nothing")) {
      assertThat(findings).isEmpty();
      return;
    }
    Matcher expected = EXPECTED.matcher(first);
    assertThat(expected.matches()).as(first).isTrue();
    assertThat(findings).hasSize(1);
    Finding finding = findings.get(0);
    Path place =
        expected.group(3) == null ? file : file.resolveSibling(expected.group(3)).toAbsolutePath();
    assertThat(finding.weight().name().toLowerCase(Locale.ROOT)).isEqualTo(expected.group(1));
    assertThat(finding.place()).isEqualTo(new Place(place, Integer.parseInt(expected.group(2))));
    assertThat(finding.change().lines().findFirst()).contains(expected.group(4));
    assertThat(finding.toString()).doesNotContain("needle");
  }

  @Test
  void noAdviceRepeatsAWrongName() throws IOException, URISyntaxException {
    Path conf = folder.resolve("supervisord.conf");
    String good = Files.readString(folderOfFiles().resolve("good.conf"));
    Files.writeString(
        conf,
        good.replace(
            "events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_60",
            "events=PROCESS_STAT,WHATEVER\nenvironment=HEARTBEAT_URL_FILE=/none"));

    List<Finding> findings = look(conf);

    assertThat(findings)
        .extracting(Finding::change)
        .containsExactly(
            "events=PROCESS_STATE",
            "events=PROCESS_STATE",
            "events=PROCESS_STATE,TICK_60",
            "events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE");
    assertThat(findings.get(0).problem())
        .isEqualTo(
            "there is no event PROCESS_STAT, did you mean PROCESS_STATE? supervisord does not start"
                + " with this");
    assertThat(findings.get(1).problem())
        .isEqualTo("there is no event WHATEVER: supervisord does not start with this");
  }

  @Test
  void aSecretInAFileThatAllCanReadIsWrongAndOneThatOnlyItsOwnerCanReadIsNot()
      throws IOException, URISyntaxException {
    Path conf = folder.resolve("supervisord.conf");
    String good = Files.readString(folderOfFiles().resolve("good.conf"));
    Files.writeString(
        conf,
        good.replace(
            "buffer_size=1024",
            "buffer_size=1024\nenvironment=SLACK_TOKEN=\"xoxb-needle\",SLACK_CHANNEL=\"#ops\""));

    Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-r--r--"));
    List<Finding> open = look(conf);
    Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-r-----"));
    List<Finding> closed = look(conf);

    assertThat(open).singleElement().extracting(Finding::weight).isEqualTo(Weight.WRONG);
    assertThat(open.toString())
        .contains("SLACK_TOKEN stands in it", "chmod o-rwx " + conf)
        .doesNotContain("needle");
    assertThat(closed).isEmpty();
  }

  @Test
  void severalSecretsInAFileThatAllCanReadAreNamedTogether()
      throws IOException, URISyntaxException {
    Path conf = folder.resolve("supervisord.conf");
    String good = Files.readString(folderOfFiles().resolve("good.conf"));
    Files.writeString(
        conf,
        good.replace(
            "buffer_size=1024",
            "buffer_size=1024\nenvironment=SLACK_TOKEN=\"xoxb-needle\",SLACK_CHANNEL=\"#ops\","
                + "WEBHOOK_URL=\"https://example.org/needle\""));
    Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(look(conf).toString())
        .contains("SLACK_TOKEN, WEBHOOK_URL stand in it")
        .doesNotContain("needle");
  }

  @Test
  void aSecretsFileThatAllCanReadIsWrong() throws IOException, URISyntaxException {
    Path secret = Files.writeString(folder.resolve("token"), "needle");
    Path conf = folder.resolve("supervisord.conf");
    String good = Files.readString(folderOfFiles().resolve("good.conf"));
    Files.writeString(
        conf,
        good.replace(
            "buffer_size=1024",
            "buffer_size=1024\n"
                + "environment=SLACK_CHANNEL='#ops',\n"
                + "  SLACK_TOKEN_FILE=%(here)s/token"));

    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    List<Finding> open = look(conf);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    List<Finding> closed = look(conf);

    assertThat(open)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.change()).isEqualTo("chmod o-rwx " + secret);
              assertThat(Files.readAllLines(conf).get(finding.place().line() - 1))
                  .startsWith("environment=");
            });
    assertThat(closed).isEmpty();
  }

  @Test
  void theNotifiersEnvironmentIsThatOfSupervisordAndWhatTheFileAdds()
      throws IOException, URISyntaxException {
    Path conf = folder.resolve("supervisord.conf");
    String good = Files.readString(folderOfFiles().resolve("good.conf"));
    Files.writeString(
        conf,
        good.replace("[supervisord]", "[supervisord]\nenvironment=A=\"one, two\",B=2")
            .replace(
                "buffer_size=1024",
                "buffer_size=1024\nenvironment=B=\"3\",C=\"%(ENV_HOME)s/%(ENV_NONE)s\",D=100%%"));

    Map<String, Map<String, String>> environments =
        Examination.of(SupervisordConf.read(conf), Map.of("HOME", "/root")).environments();

    assertThat(environments.get("eventlistener:notifier"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "HOME",
                "/root",
                "A",
                "one, two",
                "B",
                "3",
                "C",
                "/root/%(ENV_NONE)s",
                "D",
                "100%"));
  }
}
