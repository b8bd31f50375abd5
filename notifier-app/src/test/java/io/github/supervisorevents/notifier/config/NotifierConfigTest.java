package io.github.supervisorevents.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.channel.email.EmailConfig;
import io.github.supervisorevents.notifier.channel.slack.SlackConfig;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.outbox.Durability;
import io.github.supervisorevents.notifier.route.NotifyOn;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifierConfigTest {
  @TempDir Path folder;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void keepStateInTheTestsFolder() {
    variables.put("NOTIFIER_STATE_DIR", folder.resolve("state").toString());
  }

  private NotifierConfig read() {
    try {
      return NotifierConfig.fromEnvironment(variables);
    } catch (ConfigurationException e) {
      throw new AssertionError(e.report(), e);
    }
  }

  private List<String> mistakes() {
    return catchThrowableOfType(
            ConfigurationException.class, () -> NotifierConfig.fromEnvironment(variables))
        .mistakes();
  }

  private void set(String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void nothingConfiguredMeansTheConsoleAndTheUsualKinds() {
    NotifierConfig config = read();

    assertThat(config.channels()).singleElement().isInstanceOf(ChannelConfig.Console.class);
    assertThat(config.routes().get(0).notifyOn()).isEqualTo(NotifyOn.usual());
    assertThat(config.processes()).isEqualTo(ProcessPatterns.all());
    assertThat(config.giveUpAfter()).isEqualTo(Duration.ofHours(24));
    assertThat(config.durability()).isEqualTo(Durability.NORMAL);
    assertThat(config.hostName()).isNotEmpty();
    assertThat(config.warnings()).isEmpty();
  }

  @Test
  void theSeedToolsTwoVariablesAreEnough() {
    set("SLACK_TOKEN", "xoxb-1", "SLACK_CHANNEL", "#ops");

    assertThat(read().channels())
        .singleElement()
        .isInstanceOfSatisfying(
            ChannelConfig.Slack.class,
            slack -> {
              assertThat(slack.destination()).contains("#ops");
              assertThat(slack.config().access())
                  .isInstanceOfSatisfying(
                      SlackConfig.Access.BotToken.class,
                      bot -> assertThat(bot.token().reveal()).isEqualTo("xoxb-1"));
            });
  }

  @Test
  void everyChannelCanBeConfiguredAtOnce() {
    set("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_CHANNEL", "#ops", "SLACK_API_URL", "http://s/api");
    set(
        "TELEGRAM_BOT_TOKEN",
        "12:ab",
        "TELEGRAM_CHAT_ID",
        "-100:7",
        "TELEGRAM_API_URL",
        "http://t");
    set(
        "SMTP_HOST",
        "mail",
        "EMAIL_FROM",
        "a@b.example",
        "EMAIL_TO",
        "Ops <o@b.example>, c@b.example");
    set("SMTP_USERNAME", "u", "SMTP_PASSWORD", "p");
    set("WEBHOOK_URL", "https://h.example/x", "WEBHOOK_HEADERS", "A: b; C: d:e");
    set("HTTPS_PROXY", "proxy:3128", "no_proxy", "corp.example,10.0.0.7");

    NotifierConfig config = read();

    assertThat(config.channels())
        .extracting(ChannelConfig::name)
        .containsExactly("slack", "telegram", "email", "webhook");
    ChannelConfig.Webhook webhook = (ChannelConfig.Webhook) config.channels().get(3);
    assertThat(webhook.config().headers()).containsOnlyKeys("A", "C");
    assertThat(webhook.config().headers().get("C").reveal()).isEqualTo("d:e");
    assertThat(webhook.config().http().proxy().forHttps()).isPresent();
    assertThat(webhook.config().http().proxy().exceptions())
        .containsExactly("corp.example", "10.0.0.7");
    ChannelConfig.Email email = (ChannelConfig.Email) config.channels().get(2);
    assertThat(email.config().to()).containsExactly("Ops <o@b.example>", "c@b.example");
    assertThat(email.config().port()).isEqualTo(587);
    assertThat(email.config().security()).isEqualTo(EmailConfig.Security.STARTTLS);
  }

  @Test
  void mailsPortAndSecurityFollowEachOther() {
    set("SMTP_HOST", "mail", "EMAIL_FROM", "a@b.example", "EMAIL_TO", "c@b.example");
    set("SMTP_SECURITY", "TLS");
    assertThat(((ChannelConfig.Email) read().channels().get(0)).config().port()).isEqualTo(465);

    variables.remove("SMTP_SECURITY");
    set("SMTP_PORT", "465");
    assertThat(((ChannelConfig.Email) read().channels().get(0)).config().security())
        .isEqualTo(EmailConfig.Security.TLS);
  }

  @Test
  void aSecretMayComeFromAFile() throws IOException {
    set("SLACK_TOKEN_FILE", file("token", "xoxb-1\n"), "SLACK_CHANNEL", "#ops");

    NotifierConfig config = read();

    SlackConfig slack = ((ChannelConfig.Slack) config.channels().get(0)).config();
    assertThat(((SlackConfig.Access.BotToken) slack.access()).token().reveal()).isEqualTo("xoxb-1");
    assertThat(config.given())
        .anySatisfy(
            given -> {
              assertThat(given.setting()).isEqualTo(Setting.SLACK_TOKEN);
              assertThat(given.shown()).isEqualTo("***");
              assertThat(given.origin()).contains("token");
            });
  }

  @Test
  void kindsAndEventTypesMayBeMixed() {
    set("NOTIFY_ON", "crashed, PROCESS_STATE_RUNNING  gave_up,TICK_60,EVENTS_LOST,recovered");

    assertThat(read().routes().get(0).notifyOn())
        .isEqualTo(
            new NotifyOn(
                Set.of(Kind.CRASHED, Kind.GAVE_UP, Kind.EVENTS_LOST, Kind.RECOVERED),
                Set.of(EventType.PROCESS_STATE_RUNNING, EventType.TICK_60)));
    assertThat(NotifyOnText.parse(read().notifyOnText()))
        .isEqualTo(read().routes().get(0).notifyOn());
  }

  @Test
  void allMistakesAreSaidAtOnceEachWithWhatToDo() {
    set("SLACK_TOKEN", "xoxb-1", "SLACK_CHANNNEL", "#ops");
    set("NOTIFY_ON", "crashd", "GIVE_UP_AFTER", "soon", "NOTIFIER_LOG_LEVEL", "loud");
    set("NOTIFIER_DURABILITY", "high", "NOTIFY_PROCESSES", "web:*,!");

    assertThat(mistakes())
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("SLACK_CHANNNEL", "did you mean SLACK_CHANNEL?"),
            one -> assertThat(one).contains("SLACK_TOKEN is set", "add SLACK_CHANNEL"),
            one -> assertThat(one).contains("NOTIFY_ON", "did you mean crashed?"),
            one -> assertThat(one).contains("GIVE_UP_AFTER", "1h30m", "soon"),
            one -> assertThat(one).contains("NOTIFIER_LOG_LEVEL", "debug", "loud"),
            one -> assertThat(one).contains("NOTIFIER_DURABILITY", "full", "high"),
            one -> assertThat(one).contains("NOTIFY_PROCESSES", "web:*", "!"));
  }

  @Test
  void halfAChannelIsAMistake() {
    set("SLACK_CHANNEL", "#ops", "TELEGRAM_CHAT_ID", "1", "EMAIL_TO", "a@b.example");
    set("SMTP_USERNAME", "u", "WEBHOOK_SECRET", "whsec_c2VjcmV0c2VjcmV0c2VjcmV0");

    assertThat(mistakes())
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).startsWith("SLACK_CHANNEL is set").contains("add SLACK_TOKEN"),
            one -> assertThat(one).startsWith("TELEGRAM_CHAT_ID is set"),
            one -> assertThat(one).startsWith("EMAIL_FROM is not set"),
            one -> assertThat(one).startsWith("SMTP_HOST is not set"),
            one -> assertThat(one).startsWith("SMTP_USERNAME is set, but SMTP_PASSWORD is not"),
            one -> assertThat(one).startsWith("WEBHOOK_SECRET is set").contains("WEBHOOK_URL"));
  }

  @Test
  void aSecretGivenTwiceIsAMistake() throws IOException {
    set("SLACK_TOKEN", "xoxb-1", "SLACK_TOKEN_FILE", file("token", "xoxb-2"));
    set("SLACK_CHANNEL", "#ops", "TELEGRAM_BOT_TOKEN", "1:a", "TELEGRAM_CHAT_ID", "1");

    assertThat(mistakes())
        .singleElement()
        .asString()
        .contains("SLACK_TOKEN is given twice", "SLACK_TOKEN_FILE");
  }

  @Test
  void twoWaysIntoSlackAreAMistake() {
    set("SLACK_TOKEN", "xoxb-1", "SLACK_CHANNEL", "#ops");
    set("SLACK_WEBHOOK_URL", "https://hooks.example/x");
    assertThat(mistakes()).singleElement().asString().contains("SLACK_WEBHOOK_URL");

    variables.remove("SLACK_WEBHOOK_URL");
    set("SLACK_BOT_TOKEN", "xoxb-2");
    assertThat(mistakes()).singleElement().asString().contains("SLACK_BOT_TOKEN", "differ");
  }

  @Test
  void aSecretsFileThatCannotBeUsedIsAMistake() throws IOException {
    set("SLACK_TOKEN_FILE", folder.resolve("nothing").toString());
    set("TELEGRAM_BOT_TOKEN_FILE", file("empty", " \n"));
    set("SMTP_PASSWORD_FILE", folder.toString());
    set("WEBHOOK_URL_FILE", file("large", "x".repeat(70_000)));

    assertThat(mistakes())
        .anySatisfy(one -> assertThat(one).contains("SLACK_TOKEN_FILE", "no such file"))
        .anySatisfy(one -> assertThat(one).contains("TELEGRAM_BOT_TOKEN_FILE", "empty"))
        .anySatisfy(one -> assertThat(one).contains("SMTP_PASSWORD_FILE", "cannot be read"))
        .anySatisfy(one -> assertThat(one).contains("WEBHOOK_URL_FILE", "too large"));
  }

  @Test
  void aSecretsFileThatCannotBeUsedIsSaidOnce() {
    set("SLACK_TOKEN_FILE", "/nonexistent/a", "SLACK_CHANNEL", "#ops");
    set("TELEGRAM_BOT_TOKEN_FILE", "/nonexistent/b", "TELEGRAM_CHAT_ID", "1");
    set("EMAIL_TO", "a@b.example", "EMAIL_FROM", "a@b.example", "SMTP_HOST", "mail");
    set("SMTP_USERNAME", "u", "SMTP_PASSWORD_FILE", "/nonexistent/c");
    set("WEBHOOK_URL_FILE", "/nonexistent/d", "WEBHOOK_HEADERS", "X-Team: ops");

    assertThat(mistakes()).hasSize(4).allSatisfy(one -> assertThat(one).contains("_FILE names"));
  }

  @Test
  void aMistakeIsSaidOfTheSettingThatHasIt() throws IOException {
    set("WEBHOOK_URL", "https://hooks.example/x", "WEBHOOK_SECRET", "plain");
    set("WEBHOOK_HEADERS", "Host: other.example");
    set("WEBHOOK_TEMPLATE", file("body.json", "{{secrets.topic}}"));
    set("EMAIL_TO", "nobody", "EMAIL_FROM", "somebody");
    set("SMTP_HOST", "mail", "SMTP_PORT", "99999");

    assertThat(mistakes())
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).startsWith("WEBHOOK_SECRET: expected whsec_"),
            one -> assertThat(one).startsWith("WEBHOOK_HEADERS: the header Host"),
            one -> assertThat(one).startsWith("WEBHOOK_TEMPLATE: ").contains("secrets.topic"),
            one -> assertThat(one).startsWith("EMAIL_TO: ").contains("found: nobody"),
            one -> assertThat(one).startsWith("EMAIL_FROM: ").contains("found: somebody"),
            one -> assertThat(one).startsWith("SMTP_PORT: ").contains("99999"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "smtp.example.org:587",
        "smtp://mail",
        "u:p@mail",
        "mail/x",
        "a\nb",
        "::1 x"
      })
  void whatIsNoMailServerIsAMistake(String host) {
    set("EMAIL_TO", "a@b.example", "EMAIL_FROM", "a@b.example", "SMTP_HOST", host);

    assertThat(mistakes())
        .containsExactly(
            "SMTP_HOST: expected a mail server's name or address such as smtp.example.org, found: "
                + host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail",
        "mail_1.example.org.",
        "10.0.0.7",
        "::1",
        "[fe80::1%eth0]",
        "bücher.example"
      })
  void mailServersHaveNamesAndAddresses(String host) throws Exception {
    set("EMAIL_TO", "a@b.example", "EMAIL_FROM", "a@b.example", "SMTP_HOST", host);

    assertThat(read().channels()).hasSize(1);
  }

  @Test
  void noTimeAtAllNeedsNoUnitAndARemindersTimeMayBeNever() throws Exception {
    set("GROUP_WAIT", "0", "REPEAT_AFTER", "never");

    NotifierConfig config = read();

    assertThat(config.routes().get(0).groupWait()).isZero();
    assertThat(config.routes().get(0).repeatAfter()).isEmpty();
  }

  @Test
  void durationsThatNobodyWaitsForAreMistakes() {
    set("RECOVERY_AFTER", "9999999d", "GROUP_WAIT", "25h", "GIVE_UP_AFTER", "9999d");
    set("NOTIFIER_HTTP_TIMEOUT", "30d", "WEBHOOK_URL", "https://hooks.example/x");

    assertThat(mistakes())
        .containsExactlyInAnyOrder(
            "RECOVERY_AFTER: expected a duration of at most 1d, found: 9999999d",
            "GROUP_WAIT: expected a duration of at most 1d, found: 25h",
            "NOTIFIER_HTTP_TIMEOUT: expected a duration of at most 1d, found: 30d",
            "GIVE_UP_AFTER: expected a duration of at most 3650d, found: 9999d");
  }

  @Test
  void whatNoRequestCouldBeMadeOfIsAMistake() throws IOException {
    set("WEBHOOK_URL", "http://hooks.example:99999/s3cr3t", "SLACK_CHANNEL", "#ops");
    set("SLACK_TOKEN_FILE", file("token", "xoxb-s3cr3t\nxoxb-2"));

    assertThat(mistakes())
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).startsWith("WEBHOOK_URL: ").endsWith("found: 99999"),
            one -> assertThat(one).startsWith("SLACK_TOKEN: ").contains("line feed"))
        .noneSatisfy(one -> assertThat(one).contains("s3cr3t"));
  }

  @Test
  void whoOnlyLooksMakesNoFolder() throws ConfigurationException {
    Path state = folder.resolve("some/state");
    set("NOTIFIER_STATE_DIR", state.toString());

    assertThat(NotifierConfig.lookedAt(variables).state().path()).isEqualTo(state);
    assertThat(folder.resolve("some")).doesNotExist();
  }

  @Test
  void aStateFolderThatCannotBeWrittenIsAMistake() throws IOException {
    set("NOTIFIER_STATE_DIR", file("plain", "x"));

    assertThat(mistakes())
        .singleElement()
        .asString()
        .contains("NOTIFIER_STATE_DIR", folder.resolve("plain").toString());
  }

  @Test
  void aMailServerAloneIsNoMistakeButSaid() {
    set("SMTP_HOST", "mail", "SMTP_USER", "app");

    assertThat(read().channels()).singleElement().isInstanceOf(ChannelConfig.Console.class);
    assertThat(read().warnings())
        .anySatisfy(one -> assertThat(one).contains("SMTP_HOST", "EMAIL_TO"))
        .anySatisfy(one -> assertThat(one).contains("SMTP_USER", "SMTP_USERNAME"));
  }

  @Test
  void namesThatOthersUseAreLeftAlone() {
    set("FTP_PROXY", "x", "ftp_proxy", "x", "ALL_PROXY", "x", "NOTIFIER_JAVA_OPTS", "-Xmx1g");
    set("EMAIL_ID", "x", "SMTP_PROXY", "y", "SLACK_SIGNING_SECRET", "z", "HTTP_PROXY", " ");

    assertThat(read().warnings()).isEmpty();
  }

  @Test
  void noSecretIsInAnyMessageOrToString() throws IOException {
    String secret = "s3cr3t-needle";
    set("SLACK_TOKEN", "xapp-" + secret, "SLACK_CHANNEL", "#ops");
    set("TELEGRAM_BOT_TOKEN", secret, "TELEGRAM_CHAT_ID", "1");
    set("WEBHOOK_URL", "ftp://" + secret, "WEBHOOK_SECRET", secret, "WEBHOOK_HEADERS", secret);
    set("HTTPS_PROXY", "https://u:" + secret + "@p:x", "HTTP_PROXY", "socks://" + secret);
    assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(String.join("\n", mistakes())).doesNotContain(secret);

    set("SLACK_TOKEN", "xoxb-" + secret, "TELEGRAM_BOT_TOKEN", "1:" + secret);
    set("WEBHOOK_URL", "https://h.example/" + secret + "?k=" + secret);
    set("WEBHOOK_SECRET", "whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0");
    set("WEBHOOK_HEADERS", "Authorization: Bearer " + secret);
    set("HTTPS_PROXY", "http://u:" + secret + "@p:1", "HTTP_PROXY", "http://u:" + secret + "@p:1");
    set("SMTP_HOST", "m", "SMTP_USERNAME", "u", "SMTP_PASSWORD_FILE", file("pw", secret));
    set("EMAIL_TO", "a@b.example", "EMAIL_FROM", "a@b.example");
    NotifierConfig config = read();

    assertThat(config.toString()).doesNotContain(secret).doesNotContain("c2VjcmV0c2Vj");
    assertThat(config.channels())
        .hasSize(4)
        .allSatisfy(channel -> assertThat(channel.destination()).doesNotContain(secret));
    assertThat(config.given())
        .allSatisfy(given -> assertThat(given.toString()).doesNotContain(secret));
  }

  @Test
  void aFileOfCertificatesWithoutOneIsAMistakeSaidOnce() throws IOException {
    set("NOTIFIER_CA_FILE", file("ca.pem", "no certificate\n"));
    set("WEBHOOK_URL", "https://h.example/x", "HEARTBEAT_URL", "https://h.example/y");
    assertThat(mistakes())
        .containsExactly(
            "NOTIFIER_CA_FILE: expected certificates in PEM form in %s, found something else"
                .formatted(variables.get("NOTIFIER_CA_FILE")));

    set("NOTIFIER_CA_FILE", file("empty.pem", ""));
    assertThat(mistakes()).singleElement(STRING).endsWith("found none");

    String damaged = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    set("NOTIFIER_CA_FILE", file("damaged.pem", damaged));
    assertThat(mistakes()).singleElement(STRING).endsWith("found something else");

    String config = "channels: {a: {type: webhook, url: 'https://h.example/x'}}";
    set("NOTIFIER_CONFIG", file("notifier.yml", config));
    assertThat(mistakes()).hasSize(1);
  }

  @Test
  void allAddressesThatAreNoneAreNamedInOneGo() {
    set("SMTP_HOST", "mail", "EMAIL_FROM", "a@b.example");
    set("EMAIL_TO", "ops, c@b.example, Dan <dan@, e@b.example");

    assertThat(mistakes())
        .containsExactly(
            "EMAIL_TO: expected mail addresses such as ops@example.org or Ops <ops@example.org>,"
                + " found: ops; Dan <dan@");
  }

  @Test
  void noTimeForARequestIsAMistakeInOurOwnForm() {
    set("NOTIFIER_HTTP_TIMEOUT", "0s", "WEBHOOK_URL", "https://hooks.example/x");

    assertThat(mistakes())
        .containsExactly("NOTIFIER_HTTP_TIMEOUT: expected a duration of at least 1ms, found: 0s");
  }
}
