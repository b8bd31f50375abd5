package io.github.supervisorevents.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {
  private static final Path MISTAKES = Path.of("src/test/resources/config-mistakes");

  @TempDir Path folder;

  @Test
  void channelsAndRoutesAreReadInTheirOrder() throws Exception {
    NotifierConfig config =
        read(
            """
            defaults:
              group_wait: 5s
              repeat_after: 4h
              crash_loop: 3/1m
              processes: ["!debug:*"]
            channels:
              ops-slack:
                type: slack
                token: xoxb-1
                channel: "#ops"
              mail:
                type: email
                host: mail.example.org
                from: Notifier <notifier@example.org>
                to: [Ops <ops@example.org>, "b@example.org"]
              pager:
                type: webhook
                url: https://pager.example.org/
                headers: {X-Team: ops, Authorization: Bearer abc}
            routes:
              - name: pager
                processes: "web:*, api"
                groups: [db]
                notify_on: [gave_up, crash_loop, recovered]
                severity: error
                channels: pager
                continue: true
                group_wait: 30s
                repeat_after: never
                quiet_hours:
                  days: [sat, sunday]
                  from: "22:00"
                  to: "7:00"
                  zone: Europe/Berlin
              - name: elsewhere
                hosts: ["db-*"]
                channels: [mail]
              - name: rest
                hosts: ["web-*"]
                channels: [ops-slack, mail]
            """);

    assertThat(config.channels())
        .extracting(ChannelConfig::name)
        .containsExactly("ops-slack", "mail", "pager");
    assertThat(config.routes()).extracting(Route::name).containsExactly("pager", "rest");
    Route pager = config.routes().get(0);
    assertThat(pager.processes().included()).containsExactly("web:*", "api", "db:*");
    assertThat(pager.notifyOn().kinds())
        .containsExactlyInAnyOrder(Kind.GAVE_UP, Kind.CRASH_LOOP, Kind.RECOVERED);
    assertThat(pager.atLeast()).isEqualTo(Severity.ERROR);
    assertThat(pager.goesOn()).isTrue();
    assertThat(pager.groupWait()).isEqualTo(Duration.ofSeconds(30));
    assertThat(pager.repeatAfter()).isEmpty();
    assertThat(pager.quietHours().orElseThrow().days())
        .containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(pager.quietHours().orElseThrow().to()).isEqualTo(LocalTime.of(7, 0));
    assertThat(pager.quietHours().orElseThrow().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    Route rest = config.routes().get(1);
    assertThat(rest.channels()).containsExactly("ops-slack", "mail");
    assertThat(rest.groupWait()).isEqualTo(Duration.ofSeconds(5));
    assertThat(rest.repeatAfter()).contains(Duration.ofHours(4));
    assertThat(config.tracking().crashLoop().exits()).isEqualTo(3);
    assertThat(config.processes().excluded()).containsExactly("debug:*");
  }

  @Test
  void aPlugInIsAChannelLikeTheOthers() throws Exception {
    Path messages = folder.resolve("messages.txt");

    NotifierConfig config =
        read(
            """
            channels:
              log:
                type: file
                path: %s
            routes:
              - channels: [log]
            """
                .formatted(messages));

    assertThat(config.routes().get(0).channels()).containsExactly("log");
    assertThat(config.toString()).doesNotContain(messages.toString());
    try (Channel channel = config.channels().get(0).make(System.err, Clock.systemUTC())) {
      channel.deliver(
          new Delivery("d", SampleNotification.crashed(), 1, false, Map.of(), Map.of()));
    }
    assertThat(messages).content().contains("web:web_00 crashed (exit 3)");
  }

  @Test
  void secretsOfAPlugInMayBeInFiles() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "s3cr3t\n");

    NotifierConfig config = read("channels: {one: {type: secretive, key_file: %s}}".formatted(key));

    assertThat(((ChannelConfig.PlugIn) config.channels().get(0)).settings())
        .isEqualTo(Map.of("key", "s3cr3t"));
    Path file =
        Files.writeString(
            folder.resolve("wrong.yml"),
            "channels:\n  one: {type: secretive, key: a, key_file: %s}\n  two: {type: secretive, key_file: /no}"
                .formatted(key));
    assertThat(mistakes(file))
        .satisfiesExactly(
            one -> assertThat(one).contains(":2:44: channel one: key_file: is given as well"),
            two -> assertThat(two).contains(":3:36: channel two: key_file: names /no, which"));
  }

  @Test
  void secretsMayBeInFilesOfTheirOwn() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "xoxb-1\n");

    NotifierConfig config =
        read(
            """
            channels:
              ops:
                type: slack
                token_file: %s
                channel: C0123
            """
                .formatted(token));

    assertThat(config.channels().get(0).destination()).contains("C0123");
    assertThat(config.toString()).doesNotContain("xoxb-1");
  }

  @Test
  void whatIsWrongWithAChannelIsSaidOnce() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("notifier.yml"),
            """
            channels:
              ops: {type: slack, token_file: /nonexistent/token, channel: C0123}
            routes:
              - channels: [ops]
            """);

    assertThat(mistakes(file))
        .singleElement()
        .asString()
        .contains(":2:8: channel ops: token_file names /nonexistent/token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "'off'", "never", "no", "false"})
  void remindersCanBeSwitchedOff(String never) throws Exception {
    NotifierConfig config =
        read(
            """
            channels: {a: {type: console}}
            defaults: {repeat_after: %s}
            """
                .formatted(never),
            "REPEAT_AFTER",
            "1h");

    assertThat(config.routes().get(0).repeatAfter()).isEmpty();
  }

  @Test
  void theMarksOfOneDocumentAreNoSecondOne() throws Exception {
    assertThat(read("---\nchannels: {a: {type: console}}\n...\n").channels()).hasSize(1);
    assertThat(read("---\nchannels: {a: {type: console}}\n---\n").channels()).hasSize(1);
  }

  @Test
  void withoutRoutesEverythingGoesEverywhere() throws Exception {
    NotifierConfig config =
        read(
            """
            channels:
              a: {type: console}
              b: {type: console}
            """);

    assertThat(config.routes()).hasSize(1);
    assertThat(config.routes().get(0).channels()).containsExactly("a", "b");
  }

  @Test
  void channelsOfTheEnvironmentCanBeUsedInRoutes() throws Exception {
    NotifierConfig config =
        read(
            """
            routes:
              - channels: webhook
            """,
            "WEBHOOK_URL",
            "https://example.org/");

    assertThat(config.routes().get(0).channels()).containsExactly("webhook");
  }

  @Test
  void fileThatIsNotThereIsAMistake() {
    assertThat(mistakes(folder.resolve("none.yml")))
        .singleElement()
        .asString()
        .endsWith(
            "none.yml, which cannot be read by user %s: there is no such file"
                .formatted(System.getProperty("user.name")));
  }

  /** Each file's last lines say how its mistakes begin, in comments. */
  @ParameterizedTest
  @MethodSource
  void everyMistakeIsReportedWithItsPlace(Path file) throws IOException {
    List<String> expected =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("# "))
            .map(line -> file + ":" + line.substring(2))
            .toList();

    assertThat(mistakes(file))
        .zipSatisfy(expected, (mistake, begin) -> assertThat(mistake).startsWith(begin));
  }

  static Stream<Path> everyMistakeIsReportedWithItsPlace() throws IOException {
    try (Stream<Path> files = Files.list(MISTAKES)) {
      return files.sorted().toList().stream();
    }
  }

  private List<String> mistakes(Path file) {
    return catchThrowableOfType(
            ConfigurationException.class, () -> NotifierConfig.fromEnvironment(variables(file)))
        .mistakes();
  }

  private NotifierConfig read(String text, String... more)
      throws ConfigurationException, IOException {
    Path file = Files.writeString(folder.resolve("notifier.yml"), text);
    Map<String, String> variables = variables(file);
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    return NotifierConfig.fromEnvironment(variables);
  }

  private Map<String, String> variables(Path file) {
    Map<String, String> variables = new HashMap<>();
    variables.put("NOTIFIER_CONFIG", file.toString());
    variables.put("NOTIFIER_STATE_DIR", folder.resolve("state").toString());
    variables.put("NOTIFIER_HOST_NAME", "web-01");
    return variables;
  }
}
