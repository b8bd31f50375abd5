package io.github.supervisorevents.notifier.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.HttpChannelContract;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.message.SampleProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramChannelTest extends HttpChannelContract {
  private static final String TOKEN = "123456:AAs3cr3t";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  protected Channel channelTo(String host, int port, Duration timeout) {
    return new TelegramChannel(
        new TelegramConfig(
            Secret.of(TOKEN),
            TelegramConfig.Chat.parse("-100500:42"),
            URI.create("http://" + host + ":" + port + "/"),
            HttpSettings.defaults().withTimeouts(timeout, timeout)),
        SampleNotification.CLOCK);
  }

  @Override
  protected MockResponse accepted(RecordedRequest request) {
    return json(200, "{\"ok\":true,\"result\":{\"message_id\":77,\"username\":\"ops_bot\"}}");
  }

  @Override
  protected String shown(RecordedRequest request) throws Exception {
    return parameters(request)
        .get("text")
        .asText()
        .replaceAll("</?(b|i|pre)>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static JsonNode parameters(RecordedRequest request) throws Exception {
    return JSON.readTree(request.getBody().utf8());
  }

  @Override
  protected int maxLength() {
    return 4_096;
  }

  @Override
  protected List<String> secrets() {
    return List.of(TOKEN, "AAs3cr3t");
  }

  @Test
  void messageIsHtmlToTheTopicWithoutLinkPreview() throws Exception {
    deliver();

    RecordedRequest request = nextRequest();
    JsonNode parameters = parameters(request);
    assertThat(request.getTarget()).isEqualTo("/bot" + TOKEN + "/sendMessage");
    assertThat(parameters.get("chat_id").asText()).isEqualTo("-100500");
    assertThat(parameters.get("message_thread_id").asLong()).isEqualTo(42);
    assertThat(parameters.get("parse_mode").asText()).isEqualTo("HTML");
    assertThat(parameters.at("/link_preview_options/is_disabled").asBoolean()).isTrue();
    assertThat(parameters.get("text").asText())
        .isEqualTo(
            """
            🔴 <b>web:web_00 crashed (exit 3)</b>
            web-01 · 2026-11-20 09:00:00 UTC

            <b>State:</b> RUNNING → EXITED
            <b>Exit:</b> status 3, not expected
            <b>Ran for:</b> 2 h 5 min
            <b>Pid:</b> 4711
            <b>Failures:</b> 4
            <b>Going on for:</b> 12 s

            Last log lines
            <pre>Traceback (most recent call last):
            ValueError: no such thing</pre>\
            """);
  }

  @Test
  void aPreviewIsTheTextWithoutTags() throws Exception {
    try (Channel channel = channel()) {
      Preview.Step step = channel.preview(delivery(SampleNotification.crashed())).steps().get(0);

      assertThat(step.does()).isEqualTo("writes to chat -100500");
      assertThat(step.reads())
          .startsWith("🔴 web:web_00 crashed (exit 3)", "web-01 · 2026-11-20 09:00:00 UTC", "")
          .contains("Exit: status 3, not expected")
          .endsWith("│ Traceback (most recent call last):", "│ ValueError: no such thing");
      assertThat(step.request().orElseThrow().to()).contains("/bot***/sendMessage");
    }
  }

  @Test
  void cutMessageHasWholeTagsAndEntities() throws Exception {
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .process(
                SampleProcess.named("web", "<&>".repeat(500))
                    .spawnError("<&>".repeat(1_000))
                    .log(java.util.Collections.nCopies(500, "<&>".repeat(200))))
            .build();

    try (Channel channel = channel()) {
      channel.deliver(delivery(notification));
    }

    String html = parameters(nextRequest()).get("text").asText();
    assertThat(html.length()).isLessThanOrEqualTo(4_096);
    assertThat(html.replaceAll("</?(b|i|pre)>", "")).doesNotContain("<", ">");
    assertThat(html.replaceAll("&(lt|gt|amp);", "")).doesNotContain("&");
    for (String tag : List.of("b", "i", "pre")) {
      assertThat(html.split("<" + tag + ">", -1)).hasSameSizeAs(html.split("</" + tag + ">", -1));
    }
  }

  @Test
  void updateEditsTheMessageAndAnswersIt() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      nextRequest();

      DeliveryResult second = channel.deliver(after(first, "d2", crashedAgain()));

      RecordedRequest edit = nextRequest();
      RecordedRequest reply = nextRequest();
      assertThat(second).isInstanceOf(Delivered.class);
      assertThat(edit.getTarget()).endsWith("/editMessageText");
      assertThat(parameters(edit).get("message_id").asLong()).isEqualTo(77);
      assertThat(parameters(edit).get("text").asText())
          .contains("crashed again (exit 4)", "Began as: web:web_00 crashed (exit 3)");
      assertThat(reply.getTarget()).endsWith("/sendMessage");
      assertThat(parameters(reply).at("/reply_parameters/message_id").asLong()).isEqualTo(77);
    }
  }

  @Test
  void resolvingEditsTheMessageAndSaysItShortly() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      nextRequest();

      channel.deliver(after(first, "d2", SampleNotification.recovered()));

      assertThat(parameters(nextRequest()).get("text").asText())
          .startsWith("🟢")
          .contains("Log lines from then", "ValueError");
      assertThat(parameters(nextRequest()).get("text").asText())
          .isEqualTo(
              "🟢 <b>web:web_00 recovered after 12 s (2 exits)</b>\n"
                  + "web-01 · 2026-11-20 09:00:00 UTC");
    }
  }

  @Test
  void editThatChangesNothingIsSuccess() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      answer(refusal(400, "Bad Request: message is not modified: same content"));

      assertThat(channel.deliver(after(first, "d2", crashedAgain()))).isInstanceOf(Delivered.class);
      assertThat(server.getRequestCount()).isEqualTo(3);
    }
  }

  @Test
  void messageThatCannotBeEditedIsSentAnew() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      answer(
          refusal(400, "Bad Request: message to edit not found"),
          json(200, "{\"ok\":true,\"result\":{\"message_id\":78}}"));

      Delivered second = (Delivered) channel.deliver(after(first, "d2", crashedAgain()));

      assertThat(second.incidentMemory()).containsEntry("message_id", "78");
    }
  }

  @Test
  void chatThatMovedIsFollowedAndRemembered() throws Exception {
    answer(
        json(
            400,
            "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: group chat was"
                + " upgraded to a supergroup chat\",\"parameters\":{\"migrate_to_chat_id\":"
                + "-1009007199254740000}}"));
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      nextRequest();
      assertThat(parameters(nextRequest()).get("chat_id").asText())
          .isEqualTo("-1009007199254740000");

      Notification other = SampleNotification.of(Kind.GAVE_UP).processes("db", 1).build();
      channel.deliver(after(first, "d2", other));

      assertThat(parameters(nextRequest()).get("chat_id").asText())
          .isEqualTo("-1009007199254740000");
    }
  }

  @Test
  void textThatCannotBeParsedIsSentPlain() throws Exception {
    answer(refusal(400, "Bad Request: can't parse entities: Unsupported start tag"));

    assertThat(deliver()).isInstanceOf(Delivered.class);

    nextRequest();
    JsonNode plain = parameters(nextRequest());
    assertThat(plain.has("parse_mode")).isFalse();
    assertThat(plain.get("text").asText())
        .startsWith("🔴 web:web_00 crashed (exit 3)\nweb-01")
        .doesNotContain("<b>");
  }

  @Test
  void topicThatIsGoneIsLeftOut() throws Exception {
    answer(refusal(400, "Bad Request: message thread not found"));

    assertThat(deliver()).isInstanceOf(Delivered.class);

    nextRequest();
    assertThat(parameters(nextRequest()).has("message_thread_id")).isFalse();
  }

  @Test
  void retryAfterInTheBodyIsObeyed() throws Exception {
    answer(
        json(
            429,
            "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after"
                + " 35\",\"parameters\":{\"retry_after\":35}}"));

    assertThat(((RetryLater) deliver()).after()).contains(Duration.ofSeconds(35));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "401:Unauthorized",
        "403:Forbidden: bot was blocked by the user",
        "403:Forbidden: bot was kicked from the supergroup chat",
        "403:Forbidden: user is deactivated",
        "404:Not Found",
        "400:Bad Request: chat not found",
        "400:Bad Request: not enough rights to send text messages to the chat"
      })
  void refusalForGoodStopsTheChannel(String answer) throws Exception {
    String[] parts = answer.split(":", 2);
    answer(refusal(Integer.parseInt(parts[0]), parts[1]));

    DeliveryResult result = deliver();

    assertThat(rejected(result).scope()).isEqualTo(Scope.CHANNEL);
    assertThat(rejected(result).reason().detail()).contains(parts[1]);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void otherBadRequestRejectsThisNotificationOnly() throws Exception {
    answer(refusal(400, "Bad Request: something new"));

    assertThat(rejected(deliver()).scope()).isEqualTo(Scope.NOTIFICATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"ok\":", "[]", "{}"})
  void answerThatIsNotTelegramsIsForLater(String body) throws Exception {
    answer(json(200, body));

    assertThat(reason(deliver()).code()).isEqualTo("invalid_answer");
  }

  @Test
  void refusalWithoutADescriptionSaysSo() throws Exception {
    answer(json(500, "{\"ok\":false,\"error_code\":500}"));
    assertThat(reason(deliver())).hasToString("Telegram 500: it does not say why");

    answer(json(401, "{\"ok\":false,\"error_code\":401,\"description\":\" \"}"));
    assertThat(rejected(deliver()).reason())
        .hasToString("Telegram 401: Telegram knows no such bot, check TELEGRAM_BOT_TOKEN");
  }

  @Test
  void tokenThatAServerRepeatsIsNotPassedOn() throws Exception {
    answer(refusal(404, "no such path /bot" + TOKEN + "/sendMessage"));

    assertThat(rejected(deliver()).toString()).doesNotContain(TOKEN);
  }

  @Test
  void checkAsksForTheBotAndItsChat() throws Exception {
    try (Channel channel = channel()) {
      assertThat(channel.check())
          .isEqualTo(new CheckResult.Ok("signed in as @ops_bot, which knows chat -100500"));
      assertThat(nextRequest().getTarget()).endsWith("/getMe");
      assertThat(nextRequest().getTarget()).endsWith("/getChat");

      answer(refusal(401, "Unauthorized"));
      assertThat(((CheckResult.Failed) channel.check()).reason().code()).isEqualTo("Telegram 401");
    }
  }

  @Test
  void chatsAreReadWithAndWithoutTopic() {
    assertThat(TelegramConfig.Chat.parse("@ops").topic()).isEmpty();
    assertThat(TelegramConfig.Chat.parse(" -100:7 ").topic()).hasValue(7);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> TelegramConfig.Chat.parse("ops"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found: ops");
  }

  private static Notification crashedAgain() {
    return SampleNotification.of(Kind.CRASHED)
        .status(Status.UPDATED)
        .process(SampleProcess.named("web", "web_00").exit(4))
        .incident("inc1", Duration.ofSeconds(30), 5)
        .build();
  }

  private static MockResponse refusal(int code, String description) {
    return json(
        code, "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"}");
  }
}
