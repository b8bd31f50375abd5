package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.supervisorevents.notifier.Endpoint.Mood;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the services get when things go wrong under a real supervisord. */
@Timeout(240)
class ChannelsUnderSupervisordIT {
  private static final String WEB =
      """
      [program:web]
      command=/bin/sh -c "test -e $FOLDER/mended && exec sleep 1000; echo 'no database' >&2; sleep 1.2; exit 3"
      autostart=false
      autorestart=false
      """;
  private static final String EVENTS = "PROCESS_STATE,SUPERVISOR_STATE_CHANGE";

  private ChatServices chats;
  private Endpoint endpoint;
  private Endpoint other;
  private Supervisord supervisord;
  private Path folder;

  @BeforeEach
  void open() throws IOException {
    chats = new ChatServices();
    endpoint = new Endpoint();
    other = new Endpoint();
    folder = Files.createTempDirectory("notifier");
  }

  @AfterEach
  void close() throws IOException {
    if (supervisord != null) {
      supervisord.close();
    }
    chats.close();
    endpoint.close();
    other.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
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
      supervisord = Supervisord.start(EVENTS, settings, WEB);
      supervisord.ctl("start", "web");
      Waiting.until("Slack to hear of it", () -> !chats.calls("chat.postMessage").isEmpty());
      Waiting.until("Telegram to hear of it", () -> !chats.calls("sendMessage").isEmpty());
      Waiting.until("the mail", () -> mail.getReceivedMessages().length == 1);
      mend();
      Waiting.until("Slack's message to be edited", () -> !chats.calls("chat.update").isEmpty());
      Waiting.until(
          "Telegram's message to be edited", () -> !chats.calls("editMessageText").isEmpty());
      Waiting.until("the second mail", () -> mail.getReceivedMessages().length == 2);

      assertThat(chats.calls("chat.postMessage").get(0).body())
          .contains("web crashed (exit 3)", "no database");
      assertThat(chats.calls("chat.update").get(0).body()).contains("web recovered after");
      assertThat(chats.calls("sendMessage").get(0).body())
          .contains("web crashed (exit 3)", "no database");
      assertThat(chats.calls("editMessageText").get(0).body()).contains("web recovered after");
      MimeMessage first = mail.getReceivedMessages()[0];
      MimeMessage second = mail.getReceivedMessages()[1];
      assertThat(first.getSubject()).contains("web crashed (exit 3)");
      assertThat(second.getHeader("References")[0]).contains(first.getMessageID());
    } finally {
      mail.stop();
    }
  }

  @Test
  void tokenAndChannelAndProcessStateAreEnough() throws IOException {
    supervisord =
        Supervisord.start(
            "PROCESS_STATE",
            Map.of(
                "SLACK_TOKEN", "xoxb-1",
                "SLACK_CHANNEL", "#ops",
                "SLACK_API_URL", chats.url() + "/api/"),
            WEB);
    supervisord.ctl("start", "web");

    Waiting.until("Slack to hear of it", () -> !chats.calls("chat.postMessage").isEmpty());

    assertThat(chats.calls("chat.postMessage").get(0).body())
        .contains("web crashed (exit 3)", "#ops", "no database");
  }

  @Test
  void channelThatIsDownDoesNotDelayTheOthersAndCatchesUp() throws IOException {
    other.is(Mood.UNAVAILABLE);
    start(
        """
        channels:
          good: {type: webhook, url: "%s"}
          bad: {type: webhook, url: "%s"}
        """
            .formatted(endpoint.url(), other.url()));
    supervisord.ctl("start", "web");
    awaitStatus(endpoint, "opened");
    mend();
    awaitStatus(endpoint, "resolved");
    assertThat(other.taken()).isEmpty();

    other.is(Mood.TAKES);

    awaitStatus(other, "resolved");
  }

  @Test
  void newConfigurationIsTakenAtSighupAndAWrongOneIsNot() throws IOException {
    start("channels: {a: {type: webhook, url: \"%s\"}}\n".formatted(endpoint.url()));
    supervisord.ctl("start", "web");
    awaitStatus(endpoint, "opened");

    configure("channels: {a: {type: webhook, ulr: \"%s\"}}\n".formatted(other.url()));
    supervisord.ctl("signal", "HUP", "notifier");
    Waiting.until("the mistake to be told", () -> log().contains("ulr is not a setting"));
    configure(
        """
        channels: {b: {type: webhook, url: "%s"}}
        routes: [{name: new, channels: b}]
        """
            .formatted(other.url()));
    supervisord.ctl("signal", "HUP", "notifier");

    awaitStatus(other, "opened");
    mend();
    awaitStatus(other, "resolved");

    assertThat(endpoint.taken()).hasSize(1);
  }

  private void start(String configuration) throws IOException {
    configure(configuration);
    supervisord =
        Supervisord.start(
            EVENTS,
            Map.of(
                "NOTIFIER_CONFIG",
                folder.resolve("notifier.yml").toString(),
                "RECOVERY_AFTER",
                "2s"),
            WEB);
  }

  private void configure(String configuration) throws IOException {
    Files.writeString(folder.resolve("notifier.yml"), configuration);
  }

  private void mend() throws IOException {
    Files.createFile(supervisord.folder().resolve("mended"));
    supervisord.ctl("start", "web");
  }

  private String log() {
    try {
      return supervisord.notifierLog();
    } catch (IOException e) {
      return "";
    }
  }

  private static void awaitStatus(Endpoint endpoint, String status) {
    Waiting.until(
        status,
        () ->
            endpoint.taken().stream()
                .map(one -> one.body().at("/data/status").asText())
                .toList()
                .containsAll(List.of(status)));
  }
}
