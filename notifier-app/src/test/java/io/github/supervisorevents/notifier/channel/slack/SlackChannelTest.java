package io.github.supervisorevents.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackChannelTest extends HttpChannelContract {
  private static final String TOKEN = "xoxb-s3cr3t-t0k3n";

  @Override
  protected Channel channelTo(String host, int port, Duration timeout) {
    return new SlackChannel(
        new SlackConfig(
            new SlackConfig.Access.BotToken(Secret.of(TOKEN), "#ops"),
            URI.create("http://" + host + ":" + port + "/api"),
            HttpSettings.defaults().withTimeouts(timeout, timeout)),
        SampleNotification.CLOCK);
  }

  @Override
  protected MockResponse accepted(RecordedRequest request) {
    return json(
        200,
        "{\"ok\":true,\"channel\":\"C0OPS\",\"ts\":\"1700000000.000100\",\"team\":\"Acme\",\"user\":\"bot\"}");
  }

  @Override
  protected String shown(RecordedRequest request) throws Exception {
    Map<String, String> form = SlackRequests.form(request);
    return SlackRequests.shown(form.getOrDefault("text", ""), SlackRequests.attachments(form));
  }

  @Override
  protected int maxLength() {
    return 4_000;
  }

  @Override
  protected List<String> secrets() {
    return List.of(TOKEN, "t0k3n");
  }

  @Test
  void postsByTheMethodAndTokenOfTheConfiguration() throws Exception {
    deliver();

    RecordedRequest request = nextRequest();
    assertThat(request.getTarget()).isEqualTo("/api/chat.postMessage");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(SlackRequests.form(request)).containsEntry("channel", "#ops");
  }

  @Test
  void messageHasATitleAColourFieldsAndAFencedLog() throws Exception {
    deliver();

    Map<String, String> form = SlackRequests.form(nextRequest());
    JsonNode attachment = SlackRequests.attachments(form).get(0);
    assertThat(form).containsEntry("text", "🔴 *web:web_00 crashed (exit 3)* · web-01");
    assertThat(attachment.get("color").asText()).isEqualTo("#D32F2F");
    assertThat(attachment.get("fallback").asText())
        .isEqualTo("web:web_00 crashed (exit 3) · web-01");
    assertThat(attachment.at("/blocks/0/fields/0/text").asText())
        .isEqualTo("*State*\nRUNNING → EXITED");
    assertThat(attachment.at("/blocks/1/text/text").asText())
        .isEqualTo(
            "*Last log lines*\n```\nTraceback (most recent call last):\nValueError: no such"
                + " thing\n```");
    assertThat(attachment.at("/blocks/2/elements/0/text").asText())
        .isEqualTo("web-01 · 2026-11-20 09:00:00 UTC");
  }

  @Test
  void aPreviewIsWhatAReaderSees() throws Exception {
    try (Channel channel = channel()) {
      Preview preview = channel.preview(delivery(SampleNotification.crashed()));

      assertThat(preview.steps()).hasSize(1);
      assertThat(preview.steps().get(0).does()).isEqualTo("posts into #ops, with a bar in #D32F2F");
      assertThat(preview.steps().get(0).reads())
          .startsWith("🔴 web:web_00 crashed (exit 3) · web-01")
          .containsSequence(
              "┃ Last log lines",
              "┃ │ Traceback (most recent call last):",
              "┃ │ ValueError: no such thing",
              "┃ web-01 · 2026-11-20 09:00:00 UTC");
    }
  }

  @Test
  void aPreviewOfAnEndEditsAndAnswers() throws Exception {
    Notification end =
        SampleNotification.of(Kind.RECOVERED)
            .status(Status.RESOLVED)
            .process(SampleProcess.named("web", "a<b>*c*").state("EXITED", "RUNNING"))
            .incident("i", Duration.ofSeconds(5), 1)
            .build();
    try (Channel channel = channel()) {
      Preview opened = channel.preview(delivery(SampleNotification.crashed()));
      Preview preview = channel.preview(after(opened.result(), "delivery-2", end));

      assertThat(preview.steps())
          .extracting(Preview.Step::does)
          .containsExactly("edits that message, with a bar in #2E7D32", "answers in its thread");
      assertThat(preview.steps().get(0).reads())
          .anySatisfy(line -> assertThat(line).contains("Began as: web:web_00 crashed (exit 3)"))
          .anySatisfy(line -> assertThat(line).contains("web:a<b>*c* recovered"));
    }
  }

  @Test
  void logCannotBreakOutOfItsFence() throws Exception {
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .process(SampleProcess.named("web", "web").log("a ``` *b* <!channel>", "`````", "``"))
            .build();

    try (Channel channel = channel()) {
      channel.deliver(delivery(notification));
    }

    JsonNode blocks = SlackRequests.attachments(SlackRequests.form(nextRequest())).at("/0/blocks");
    String log = blocks.get(1).at("/text/text").asText();
    assertThat(log.split("```", -1)).hasSize(3);
    assertThat(log).contains("&lt;!channel&gt;");
  }

  @Test
  void noElementIsLargerThanSlackTakes() throws Exception {
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .process(
                SampleProcess.named("web", "web&".repeat(500))
                    .spawnError("&".repeat(5_000))
                    .log(java.util.Collections.nCopies(500, "<".repeat(500))))
            .build();

    try (Channel channel = channel()) {
      channel.deliver(delivery(notification));
    }

    Map<String, String> form = SlackRequests.form(nextRequest());
    JsonNode blocks = SlackRequests.attachments(form).at("/0/blocks");
    assertThat(blocks.size()).isBetween(1, 50);
    int total = form.get("text").length();
    for (JsonNode text : blocks.findValues("text")) {
      if (text.isTextual()) {
        assertThat(text.asText().length()).isBetween(1, 3_000);
        total += text.asText().length();
      }
    }
    for (JsonNode fields : blocks.findValues("fields")) {
      assertThat(fields.size()).isBetween(1, 10);
      fields.forEach(field -> assertThat(field.get("text").asText().length()).isLessThan(2_000));
    }
    assertThat(total).isLessThanOrEqualTo(4_000);
  }

  @Test
  void updateEditsTheMessageAndAnswersInItsThread() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      nextRequest();

      DeliveryResult second = channel.deliver(after(first, "d2", crashedAgain()));

      RecordedRequest edit = nextRequest();
      RecordedRequest reply = nextRequest();
      assertThat(second).isInstanceOf(Delivered.class);
      assertThat(edit.getTarget()).isEqualTo("/api/chat.update");
      assertThat(SlackRequests.form(edit))
          .containsEntry("channel", "C0OPS")
          .containsEntry("ts", "1700000000.000100");
      assertThat(shown(edit))
          .contains(
              "crashed again (exit 4), 5 exits in 30 s", "Began as: web:web_00 crashed (exit 3)");
      assertThat(reply.getTarget()).isEqualTo("/api/chat.postMessage");
      assertThat(SlackRequests.form(reply))
          .containsEntry("channel", "C0OPS")
          .containsEntry("thread_ts", "1700000000.000100");
      assertThat(shown(reply)).contains("crashed again", "second log");
    }
  }

  @Test
  void resolvingEditsTheMessageAndSaysItInOneLine() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      nextRequest();

      channel.deliver(after(first, "d2", SampleNotification.recovered()));

      Map<String, String> edit = SlackRequests.form(nextRequest());
      Map<String, String> reply = SlackRequests.form(nextRequest());
      assertThat(SlackRequests.attachments(edit).at("/0/color").asText()).isEqualTo("#2E7D32");
      assertThat(SlackRequests.shown(edit.get("text"), SlackRequests.attachments(edit)))
          .contains("recovered after 12 s (2 exits)", "Log lines from then", "ValueError");
      assertThat(reply.get("text"))
          .isEqualTo("🟢 web:web_00 recovered after 12 s (2 exits) · web-01");
      assertThat(SlackRequests.attachments(reply)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"message_not_found", "cant_update_message", "edit_window_closed", "is_inactive"})
  void messageThatCannotBeEditedIsPostedAnew(String error) throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      nextRequest();
      answer(refusal(error), json(200, "{\"ok\":true,\"channel\":\"C0OPS\",\"ts\":\"2.2\"}"));

      DeliveryResult second = channel.deliver(after(first, "d2", crashedAgain()));

      nextRequest();
      RecordedRequest anew = nextRequest();
      assertThat(SlackRequests.form(anew)).doesNotContainKey("thread_ts");
      assertThat(((Delivered) second).incidentMemory()).containsEntry("ts", "2.2");
    }
  }

  @Test
  void threadThatCannotBeAnsweredIsLeftForANewMessage() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      nextRequest();
      answer(accepted(null), refusal("cannot_reply_to_message"));

      assertThat(channel.deliver(after(first, "d2", crashedAgain()))).isInstanceOf(Delivered.class);
      assertThat(server.getRequestCount()).isEqualTo(4);
    }
  }

  @Test
  void eventOutsideAnIncidentIsRememberedNowhere() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult result =
          channel.deliver(delivery(SampleNotification.of(Kind.EXITED).processes("web", 1).build()));

      assertThat(result).isEqualTo(new Delivered());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "access_denied",
        "accesslimited",
        "ekm_access_denied",
        "two_factor_setup_required",
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "team_not_found",
        "app_access_restricted",
        "unknown_method",
        "method_deprecated"
      })
  void configurationErrorStopsTheChannel(String error) throws Exception {
    answer(refusal(error));

    DeliveryResult result = deliver();

    assertThat(rejected(result).scope()).isEqualTo(Scope.CHANNEL);
    assertThat(rejected(result).reason().code()).isEqualTo(error);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "msg_too_long",
        "msg_blocks_too_long",
        "no_text",
        "invalid_blocks",
        "invalid_blocks_format",
        "too_many_attachments",
        "attachment_payload_limit_exceeded",
        "metadata_too_large",
        "invalid_form_data",
        "invalid_charset"
      })
  void contentErrorIsTriedOnceInPlainText(String error) throws Exception {
    answer(refusal(error));

    assertThat(deliver()).isInstanceOf(Delivered.class);

    nextRequest();
    Map<String, String> simple = SlackRequests.form(nextRequest());
    assertThat(simple.get("text")).isEqualTo("🔴 web:web_00 crashed (exit 3) · web-01");
    assertThat(SlackRequests.attachments(simple)).isEmpty();
  }

  @Test
  void contentErrorInPlainTextTooRejectsThisNotificationOnly() throws Exception {
    answer(refusal("invalid_blocks"), refusal("msg_too_long"));

    assertThat(rejected(deliver()).scope()).isEqualTo(Scope.NOTIFICATION);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ratelimited", "rate_limited", "service_unavailable", "request_timeout",
        "internal_error", "fatal_error", "update_failed", "team_added_to_org",
        "org_login_required", "external_channel_migrating", "message_limit_exceeded"
      })
  void passingErrorIsForLater(String error) throws Exception {
    answer(json(200, "{\"ok\":false,\"error\":\"" + error + "\"}", "Retry-After", "9"));

    RetryLater later = (RetryLater) deliver();

    assertThat(later.after()).contains(Duration.ofSeconds(9));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void workspaceThatHasReachedItsLimitIsLeftAloneForLong() throws Exception {
    answer(refusal("message_limit_exceeded"));

    assertThat(((RetryLater) deliver()).after()).contains(Duration.ofMinutes(10));
  }

  @Test
  void errorThatIsNotKnownIsTriedAgainButNotForEver() {
    assertThat(SlackVerdict.of("brand_new_error", java.util.Optional.empty(), 1))
        .isInstanceOf(RetryLater.class);
    assertThat(rejected(SlackVerdict.of("brand_new_error", java.util.Optional.empty(), 5)).scope())
        .isEqualTo(Scope.NOTIFICATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"ok\":", "[]", "null", "{}", "{\"ok\":false}"})
  void answerThatIsNotSlacksIsForLater(String body) throws Exception {
    answer(json(200, body));

    assertThat(reason(deliver()).code()).isEqualTo("invalid_answer");
  }

  @Test
  void sdkStartsNoThreads() throws Exception {
    deliver();

    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.isAlive() && thread.getName().contains("slack"))
        .isEmpty();
  }

  @Test
  void checkAsksWhoWeAre() throws Exception {
    try (Channel channel = channel()) {
      assertThat(channel.check()).isEqualTo(new CheckResult.Ok("signed in to Acme as bot"));
      assertThat(nextRequest().getTarget()).isEqualTo("/api/auth.test");

      answer(refusal("invalid_auth"));
      assertThat(((CheckResult.Failed) channel.check()).reason().code()).isEqualTo("invalid_auth");
    }
  }

  private static Notification crashedAgain() {
    return SampleNotification.of(Kind.CRASHED)
        .status(Status.UPDATED)
        .process(SampleProcess.named("web", "web_00").exit(4).log("second log"))
        .incident("inc1", Duration.ofSeconds(30), 5)
        .build();
  }

  private static MockResponse refusal(String error) {
    return json(200, "{\"ok\":false,\"error\":\"" + error + "\"}");
  }
}
