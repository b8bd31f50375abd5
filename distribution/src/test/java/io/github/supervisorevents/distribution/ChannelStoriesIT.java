package io.github.supervisorevents.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.supervisorevents.notifier.ChatServices;
import io.github.supervisorevents.notifier.ChatServices.Call;
import io.github.supervisorevents.notifier.Endpoint;
import io.github.supervisorevents.notifier.Endpoint.Mood;
import io.github.supervisorevents.notifier.Supervisord;
import io.github.supervisorevents.notifier.Waiting;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the services get from the installed notifier under either supervisor. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@EnumSource(SupervisorKind.class)
class ChannelStoriesIT {
  private static final String WEB =
      """
      [program:web]
      command=/bin/sh -c "test -e $FOLDER/web && exec sleep 1000; echo hello; echo 'opening the database' >&2; echo 'no database' >&2; sleep 1.2; exit 3"
      autostart=false
      autorestart=false
      """;
  private static final String API =
      """
      [program:api]
      command=/bin/sh -c "test -e $FOLDER/api && exec sleep 1000; sleep 1.2; exit 4"
      autostart=false
      autorestart=false
      """;
  private static final String EVENTS = "PROCESS_STATE,SUPERVISOR_STATE_CHANGE";

  @Parameter private SupervisorKind kind;
  @TempDir private Path folder;
  private ChatServices chats;
  private Endpoint endpoint;
  private Endpoint other;
  private Supervisord supervisord;

  @BeforeEach
  void open() throws IOException {
    chats = new ChatServices();
    endpoint = new Endpoint();
    other = new Endpoint();
  }

  @AfterEach
  void close() throws IOException {
    if (supervisord != null) {
      supervisord.close();
    }
    chats.close();
    endpoint.close();
    other.close();
  }

  @Test
  void crashBecomesOneMessageThatIsEditedAndOneMailThread() throws IOException, MessagingException {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      Map<String, String> settings = new HashMap<>();
      settings.put("RECOVERY_AFTER", "2s");
      settings.put("SLACK_TOKEN", "xoxb-1");
      settings.put("SLACK_CHANNEL", "C1");
      settings.put("SLACK_API_URL", chats.url() + "/api/");
      settings.put("TELEGRAM_BOT_TOKEN", "123456:abcdef");
      settings.put("TELEGRAM_CHAT_ID", "-1");
      settings.put("TELEGRAM_API_URL", chats.url());
      settings.put("SMTP_HOST", "127.0.0.1");
      settings.put("SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
      settings.put("SMTP_SECURITY", "none");
      settings.put("EMAIL_FROM", "notifier@example.org");
      settings.put("EMAIL_TO", "ops@example.org");
      supervisord = kind.start(EVENTS, settings, WEB);
      supervisord.ctl("start", "web");
      awaitCalls("chat.postMessage", 1);
      awaitCalls("sendMessage", 1);
      Waiting.until("the mail", () -> mail.getReceivedMessages().length == 1);
      mend("web");
      awaitCalls("chat.postMessage", 2);
      awaitCalls("sendMessage", 2);
      Waiting.until("the second mail", () -> mail.getReceivedMessages().length == 2);

      slackHasOneMessageAndOneLineInItsThread();
      telegramHasOneMessageAndOneReply();
      mailsAreOneThread(mail.getReceivedMessages());
    } finally {
      mail.stop();
    }
  }

  private void slackHasOneMessageAndOneLineInItsThread() {
    List<Call> posts = chats.calls("chat.postMessage");
    Call first = posts.get(0);
    assertThat(first.parameter("thread_ts")).isEmpty();
    assertThat(first.body())
        .contains("web crashed (exit 3)", "opening the database\\nno database")
        .doesNotContain("hello");
    assertThat(chats.calls("chat.update")).hasSize(1);
    Call edit = chats.calls("chat.update").get(0);
    assertThat(edit.parameter("ts")).isEqualTo(first.message());
    assertThat(edit.body()).contains("web recovered after", "no database");
    assertThat(posts).hasSize(2);
    assertThat(posts.get(1).parameter("thread_ts")).isEqualTo(first.message());
    assertThat(posts.get(1).parameter("text")).contains("web recovered after").hasLineCount(1);
  }

  private void telegramHasOneMessageAndOneReply() {
    List<Call> sent = chats.calls("sendMessage");
    Call first = sent.get(0);
    assertThat(first.parameter("reply_parameters")).isEmpty();
    assertThat(first.parameter("text"))
        .contains("web crashed (exit 3)", "opening the database\nno database")
        .doesNotContain("hello");
    assertThat(chats.calls("editMessageText")).hasSize(1);
    Call edit = chats.calls("editMessageText").get(0);
    assertThat(edit.message()).isEqualTo(first.message());
    assertThat(edit.parameter("text")).contains("web recovered after", "no database");
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).parameter("reply_parameters"))
        .contains("\"message_id\":" + first.message());
    assertThat(sent.get(1).parameter("text")).contains("web recovered after");
  }

  private static void mailsAreOneThread(MimeMessage[] mails) throws MessagingException {
    MimeMessage first = mails[0];
    MimeMessage second = mails[1];
    assertThat(first.getSubject()).contains("web crashed (exit 3)");
    assertThat(GreenMailUtil.getBody(first))
        .contains("opening the database\r\nno database")
        .doesNotContain("hello");
    assertThat(second.getSubject()).isEqualTo("Re: " + first.getSubject());
    assertThat(second.getHeader("References")).containsExactly(first.getMessageID());
    assertThat(second.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
    assertThat(second.getMessageID()).isNotEqualTo(first.getMessageID());
    assertThat(GreenMailUtil.getBody(second)).contains("web recovered after");
  }

  @Test
  void tokenAndChannelAndProcessStateAreEnough() throws IOException {
    supervisord =
        kind.start(
            "PROCESS_STATE",
            Map.of(
                "SLACK_TOKEN", "xoxb-1",
                "SLACK_CHANNEL", "#ops",
                "SLACK_API_URL", chats.url() + "/api/"),
            WEB);
    supervisord.ctl("start", "web");
    awaitCalls("chat.postMessage", 1);
    mend("web");
    awaitCalls("chat.postMessage", 2);

    Call first = chats.calls("chat.postMessage").get(0);
    assertThat(first.parameter("channel")).isEqualTo("#ops");
    assertThat(first.body()).contains("web crashed (exit 3)", "no database");
    assertThat(chats.calls("chat.update"))
        .extracting(edit -> edit.parameter("ts"))
        .containsExactly(first.message());
    assertThat(chats.calls("chat.update").get(0).body()).contains("web recovered after");
  }

  @Test
  void channelThatIsDownDoesNotDelayTheOthersAndCatchesUp() throws IOException {
    other.is(Mood.SILENT);
    start(
        """
        channels:
          good: {type: webhook, url: "%s"}
          bad: {type: webhook, url: "%s"}
        """
            .formatted(endpoint.url(), other.url()));
    supervisord.ctl("start", "web");
    awaitStatuses(endpoint, "opened");
    mend("web");
    awaitStatuses(endpoint, "opened", "resolved");
    assertThat(other.taken()).isEmpty();
    assertThat(other.requests()).isNotEmpty();

    other.is(Mood.TAKES);

    awaitStatuses(other, "opened", "resolved");
  }

  @Test
  void whatWaitedForAChannelIsMergedAndMarkedAsLate() throws IOException, SQLException {
    chats.isAvailable(false);
    start(
        """
        channels:
          good: {type: webhook, url: "%1$s"}
          chat: {type: slack, token: xoxb-1, channel: C1, api_url: "%2$s/api/"}
          phone: {type: telegram, bot_token: "1:a", chat_id: "-1", api_url: "%2$s"}
        """
            .formatted(endpoint.url(), chats.url()));
    supervisord.ctl("start", "web");
    awaitStatuses(endpoint, "opened");
    mend("web");
    awaitStatuses(endpoint, "opened", "resolved");
    supervisord.ctl("start", "api");
    awaitStatuses(endpoint, "opened", "resolved", "opened");
    assertThat(chats.refused()).isPositive();

    supervisord.ctl("stop", "notifier");
    letAnHourPass();
    chats.isAvailable(true);
    supervisord.ctl("start", "notifier");
    awaitCalls("chat.postMessage", 2);
    awaitCalls("sendMessage", 2);
    mend("api");
    awaitCalls("chat.postMessage", 3);
    awaitCalls("sendMessage", 3);

    for (String method : List.of("chat.postMessage", "sendMessage")) {
      List<Call> posts = chats.calls(method);
      assertThat(posts.get(0).body()).contains("web recovered after", "Late: this happened 1 h");
      assertThat(posts.get(1).body()).contains("api crashed (exit 4)", "Late: this happened 1 h");
      assertThat(posts.get(2).body()).doesNotContain("Late:");
      assertThat(posts).hasSize(3);
    }
    awaitStatuses(endpoint, "opened", "resolved", "opened", "resolved");
  }

  /** For what waits in the outbox, while the notifier is away. */
  private void letAnHourPass() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + supervisord.outbox());
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  """
                  update notification set json = json_set(json, '$.at', strftime(
                    '%Y-%m-%dT%H:%M:%fZ', json_extract(json, '$.at'), '-1 hour'))\
                  """))
          .isEqualTo(3);
      assertThat(
              statement.executeUpdate(
                  """
                  update delivery set stored_at = stored_at - 3600000,
                    not_before = not_before - 3600000 where state = 'pending'\
                  """))
          .isEqualTo(6);
    }
  }

  @Test
  void newConfigurationIsTakenAtSighupAndAWrongOneIsNot() throws IOException {
    start("channels: {a: {type: webhook, url: \"%s\"}}\n".formatted(endpoint.url()));
    supervisord.ctl("start", "web");
    awaitStatuses(endpoint, "opened");

    configure("channels: {a: {type: webhook, ulr: \"%s\"}}\n".formatted(other.url()));
    supervisord.ctl("signal", "HUP", "notifier");
    Waiting.until(
        "the mistake to be told", () -> supervisord.notifierLog().contains("ulr is not a setting"));
    configure(
        """
        channels: {b: {type: webhook, url: "%s"}}
        routes: [{name: new, channels: b}]
        """
            .formatted(other.url()));
    supervisord.ctl("signal", "HUP", "notifier");

    awaitStatuses(other, "opened");
    mend("web");
    awaitStatuses(other, "opened", "resolved");

    assertThat(endpoint.taken()).hasSize(1);
  }

  private void start(String configuration) throws IOException {
    configure(configuration);
    supervisord =
        kind.start(
            EVENTS,
            Map.of(
                "NOTIFIER_CONFIG",
                folder.resolve("notifier.yml").toString(),
                "NOTIFIER_HTTP_TIMEOUT",
                "1s",
                "RECOVERY_AFTER",
                "1s"),
            WEB + API);
  }

  private void configure(String configuration) throws IOException {
    Files.writeString(folder.resolve("notifier.yml"), configuration);
  }

  private void mend(String program) throws IOException {
    Files.createFile(supervisord.folder().resolve(program));
    supervisord.ctl("start", program);
  }

  private void awaitCalls(String method, int number) {
    Waiting.until(method + ", number " + number, () -> chats.calls(method).size() >= number);
  }

  /** Waits until this has arrived, and nothing else. */
  private static void awaitStatuses(Endpoint endpoint, String... statuses) {
    Waiting.until(
        List.of(statuses) + " to arrive", () -> endpoint.taken().size() >= statuses.length);
    assertThat(endpoint.taken())
        .extracting(one -> one.body().at("/data/status").asText())
        .containsExactly(statuses);
  }
}
