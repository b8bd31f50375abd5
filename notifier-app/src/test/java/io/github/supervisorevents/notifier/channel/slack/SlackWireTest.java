package io.github.supervisorevents.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.message.SampleProcess;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.OkHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent to Slack, to the letter: servers that only look like Slack read it, too. */
class SlackWireTest {
  private static final String TOKEN = "xoxb-1";
  private static final String TITLE = "🔴 *web:&lt;w&gt;&amp;'=\" crashed (exit 3)* · web-01";
  private static final String ATTACHMENTS =
      "[{\"fallback\":\"web:\\u003cw\\u003e\\u0026\\u0027\\u003d\\\" crashed (exit 3) ·"
          + " web-01\",\"color\":\"#D32F2F\",\"blocks\":[{\"type\":\"section\",\"fields\":[{\"type\":\"mrkdwn\",\"text\":\"*State*\\n"
          + "RUNNING → EXITED\"},{\"type\":\"mrkdwn\",\"text\":\"*Exit*\\n"
          + "status 3, not expected\"},{\"type\":\"mrkdwn\",\"text\":\"*Pid*\\n"
          + "4711\"}]},{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"*Last log"
          + " lines*\\n"
          + "```\\n"
          + "é \\u0026lt;!channel\\u0026gt; \\u003d \\u00271\\u0027\\n"
          + "```\"}},{\"type\":\"context\",\"elements\":[{\"type\":\"mrkdwn\",\"text\":\"web-01 ·"
          + " 2026-11-20 09:00:00 UTC\"}]}]}]";

  private MockWebServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = new MockWebServer();
    server.enqueue(new MockResponse(200, Headers.of(), "{\"ok\":true}"));
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void aMessage() throws Exception {
    try (SlackClient client = client()) {
      client.post("#ops", Optional.empty(), SlackMessage.full(text()));
    }

    RecordedRequest request = request();
    assertThat(request.getRequestLine()).isEqualTo("POST /api/chat.postMessage HTTP/1.1");
    assertThat(headers(request)).isEqualTo(headersOfAForm(request));
    assertThat(fields(request))
        .containsExactly(
            "channel=#ops",
            "text=" + TITLE,
            "link_names=0",
            "mrkdwn=1",
            "attachments=" + ATTACHMENTS,
            "unfurl_links=0",
            "unfurl_media=0",
            "reply_broadcast=0");
  }

  @Test
  void anAnswerInAThread() throws Exception {
    try (SlackClient client = client()) {
      client.post("C0OPS", Optional.of("1700000000.000100"), SlackMessage.oneLine(text()));
    }

    assertThat(request().getBody().utf8())
        .isEqualTo(
            "channel=C0OPS&thread_ts=1700000000.000100&text=%F0%9F%94%B4+web%3A%26lt%3Bw%26gt%3B%26"
                + "amp%3B%27%3D%22+crashed+%28exit+3%29+%C2%B7+web-01&link_names=0&mrkdwn=1&"
                + "attachments=%5B%5D&unfurl_links=0&unfurl_media=0&thread_ts=1700000000.000100&"
                + "reply_broadcast=0");
  }

  @Test
  void anEdit() throws Exception {
    try (SlackClient client = client()) {
      client.update(new SlackMessageId("C0OPS", "1700000000.000100"), SlackMessage.full(text()));
    }

    RecordedRequest request = request();
    assertThat(request.getRequestLine()).isEqualTo("POST /api/chat.update HTTP/1.1");
    assertThat(headers(request)).isEqualTo(headersOfAForm(request));
    assertThat(fields(request))
        .containsExactly(
            "ts=1700000000.000100",
            "channel=C0OPS",
            "text=" + TITLE,
            "link_names=0",
            "attachments=" + ATTACHMENTS);
  }

  @Test
  void theQuestionWhoWeAre() throws Exception {
    try (SlackClient client = client()) {
      client.authTest();
    }

    RecordedRequest request = request();
    assertThat(request.getRequestLine()).isEqualTo("POST /api/auth.test HTTP/1.1");
    assertThat(headers(request)).isEqualTo(headersOfAForm(request));
    assertThat(request.getBody().size()).isZero();
  }

  @Test
  void aPostToAWebhook() throws Exception {
    try (SlackClient client = client()) {
      client.send(Secret.of(server.url("/services/T/B/x").toString()), SlackMessage.full(text()));
    }

    RecordedRequest request = request();
    assertThat(request.getRequestLine()).isEqualTo("POST /services/T/B/x HTTP/1.1");
    assertThat(headers(request))
        .containsEntry("Content-Type", "application/json; charset=utf-8")
        .containsEntry("User-Agent", "okhttp/" + OkHttp.VERSION)
        .doesNotContainKey("Authorization");
    assertThat(request.getBody().utf8())
        .isEqualTo(
            "{\"text\":\"🔴 *web:\\u0026lt;w\\u0026gt;\\u0026amp;\\u0027\\u003d\\\" crashed (exit"
                + " 3)* · web-01\",\"attachments\":"
                + ATTACHMENTS
                + ",\"unfurl_links\":false,\"unfurl_media\":false}");
  }

  private SlackClient client() throws Exception {
    return SlackClient.open(
        new SlackConfig(
            new SlackConfig.Access.BotToken(Secret.of(TOKEN), "#ops"),
            URI.create(server.url("/api/").toString()),
            HttpSettings.defaults()),
        SampleNotification.CLOCK);
  }

  private static MessageText text() {
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .process(SampleProcess.named("web", "<w>&'=\"").exit(3).log("é\t<!channel> = '1'"))
            .build();
    return MessageText.of(notification, false, SampleNotification.CLOCK);
  }

  private RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).as("a request").isNotNull();
    return request;
  }

  private static List<String> fields(RecordedRequest request) {
    return Stream.of(request.getBody().utf8().split("&"))
        .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
        .toList();
  }

  private static Map<String, String> headers(RecordedRequest request) {
    Map<String, String> headers = new HashMap<>();
    request.getHeaders().names().forEach(name -> headers.put(name, request.getHeaders().get(name)));
    return headers;
  }

  private Map<String, String> headersOfAForm(RecordedRequest request) {
    return Map.of(
        "Authorization",
        "Bearer " + TOKEN,
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Content-Length",
        String.valueOf(request.getBody().size()),
        "Host",
        server.getHostName() + ":" + server.getPort(),
        "Connection",
        "Keep-Alive",
        "Accept-Encoding",
        "gzip",
        "User-Agent",
        "okhttp/" + OkHttp.VERSION);
  }
}
