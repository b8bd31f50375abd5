package io.github.supervisorevents.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of what Slack, or who looks like it, answers. */
class SlackAnswerTest {
  private static final SlackMessageId FIRST = new SlackMessageId("C0OPS", "1.1");
  private static final SlackMessage MESSAGE = new SlackMessage("hello", List.of());

  private MockWebServer server;
  private SlackClient client;

  @BeforeEach
  void start() throws Exception {
    server = new MockWebServer();
    server.start();
    client =
        SlackClient.open(
            new SlackConfig(
                new SlackConfig.Access.BotToken(Secret.of("xoxb-1"), "#ops"),
                URI.create(server.url("/api/").toString()),
                HttpSettings.defaults()),
            SampleNotification.CLOCK);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"2\"}",
        "{\"ok\":\"true\",\"channel\":\"C1\",\"ts\":2}",
        "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"2\",\"message\":{\"ts\":\"3\",\"blocks\":[{}]}}",
        "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"2\",\"message\":\"x\",\"warning\":[],\"errors\":1}",
      })
  void aMessageThatWasTakenIsWhereTheAnswerSays(String body) {
    assertThat(post(200, body))
        .isEqualTo(new SlackAnswer.Taken(Optional.of(new SlackMessageId("C1", "2"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":true}",
        "{\"ok\":true,\"channel\":\"C1\"}",
        "{\"ok\":true,\"channel\":null,\"ts\":\"2\"}"
      })
  void aMessageThatWasTakenMayBeAnywhere(String body) {
    assertThat(post(200, body)).isEqualTo(new SlackAnswer.Taken(Optional.empty()));
    answer(200, body);
    assertThat(client.update(FIRST, MESSAGE)).isEqualTo(new SlackAnswer.Taken(Optional.of(FIRST)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ok\":false,\"error\":\"no_text\"}",
        "{\"error\":\"no_text\"}",
        "{\"ok\":null,\"error\":\"no_text\",\"needed\":\"chat:write\",\"response_metadata\":{}}"
      })
  void aRefusalIsItsWord(String body) {
    assertThat(post(200, body)).isEqualTo(new SlackAnswer.Refused("no_text", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "ok",
        "[]",
        "{\"ok\":",
        "{\"ok\":{}}",
        "{\"ok\":1}",
        "{\"ok\":true,\"channel\":{},\"ts\":\"2\"}",
        "{\"ok\":false,\"error\":[]}",
        "{\"ok\":true} {}",
        "<html>"
      })
  void anythingElseIsNotSlacks(String body) {
    SlackAnswer.Failed posted = (SlackAnswer.Failed) post(200, body);

    assertThat(((RetryLater) posted.result()).reason().code()).isEqualTo("invalid_answer");
  }

  @Test
  void moreThanAnAnswerIsLeftUnread() {
    String body = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"2\",\"x\":\"" + "x".repeat(10_000_000);

    SlackAnswer.Failed posted = (SlackAnswer.Failed) post(200, body + "\"}");

    assertThat(((RetryLater) posted.result()).reason().code()).isEqualTo("invalid_answer");
  }

  @Test
  void aCheckSaysWhatSlackSaidOfUs() {
    assertThat(check(200, "{\"ok\":true,\"team\":\"Acme\",\"user\":\"bot\",\"channel\":{}}"))
        .isEqualTo(new CheckResult.Ok("signed in to Acme as bot"));
    assertThat(reasonOfCheck(200, "{\"ok\":false,\"error\":\"not_authed\"}"))
        .isEqualTo("not_authed");
    assertThat(reasonOfCheck(200, "{}")).isEqualTo("invalid_answer");
    assertThat(reasonOfCheck(200, "")).isEqualTo("invalid_answer");
    assertThat(reasonOfCheck(200, "<html>")).isEqualTo("invalid_answer");
    assertThat(reasonOfCheck(404, "{\"ok\":true}")).isEqualTo("HTTP 404");
  }

  @Test
  void slacksOwnWordIsInTheSentence() {
    assertThat(SlackVerdict.reason("not_in_channel"))
        .hasToString("the bot is not in the channel: /invite it (Slack says not_in_channel)");
    assertThat(SlackVerdict.reason("brand_new")).hasToString("Slack answered brand_new");
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse(status, Headers.of(), body));
  }

  private SlackAnswer post(int status, String body) {
    answer(status, body);
    return client.post("#ops", Optional.empty(), MESSAGE);
  }

  private CheckResult check(int status, String body) {
    answer(status, body);
    return client.authTest();
  }

  private String reasonOfCheck(int status, String body) {
    return ((CheckResult.Failed) check(status, body)).reason().code();
  }
}
