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
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackWebhookTest extends HttpChannelContract {

  @Override
  protected Channel channelTo(String host, int port, Duration timeout) {
    return new SlackChannel(
        new SlackConfig(
            new SlackConfig.Access.IncomingWebhook(
                Secret.of("http://" + host + ":" + port + "/services/T000/B000/s3cr3t")),
            SlackConfig.DEFAULT_API_URL,
            HttpSettings.defaults().withTimeouts(timeout, timeout)),
        SampleNotification.CLOCK);
  }

  @Override
  protected MockResponse accepted(RecordedRequest request) {
    return text(200, "ok");
  }

  @Override
  protected String shown(RecordedRequest request) throws Exception {
    JsonNode payload = SlackRequests.json(request);
    return SlackRequests.shown(payload.get("text").asText(), payload.get("attachments"));
  }

  @Override
  protected int maxLength() {
    return 4_000;
  }

  @Override
  protected List<String> secrets() {
    return List.of("s3cr3t", "B000");
  }

  @Test
  void everyMessageOfAnIncidentIsPosted() throws Exception {
    try (Channel channel = channel()) {
      DeliveryResult first = channel.deliver(delivery(SampleNotification.crashed()));
      channel.deliver(after(first, "d2", SampleNotification.recovered()));
    }

    assertThat(shown(nextRequest())).contains("crashed");
    assertThat(shown(nextRequest())).contains("recovered");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "400,user_not_found",
    "403,action_prohibited",
    "403,invalid_token",
    "404,channel_not_found",
    "404,no_service",
    "410,channel_is_archived"
  })
  void deadHookStopsTheChannel(int status, String word) throws Exception {
    answer(text(status, word));

    assertThat(rejected(deliver()).scope()).isEqualTo(Scope.CHANNEL);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void contentErrorIsTriedOnceInPlainText() throws Exception {
    answer(text(400, "invalid_payload"));

    assertThat(deliver()).isInstanceOf(Delivered.class);
    nextRequest();
    assertThat(SlackRequests.json(nextRequest()).get("attachments")).isEmpty();
  }

  @Test
  void rollupErrorIsForLater() throws Exception {
    answer(text(500, "rollup_error"));

    assertThat(deliver()).isInstanceOf(RetryLater.class);
  }

  @Test
  void pageOfAPortalIsNotSuccess() throws Exception {
    answer(text(200, "<html>please log in</html>"));

    assertThat(reason(deliver()).code()).isEqualTo("invalid_answer");
  }

  @Test
  void checkIsNotPossible() throws Exception {
    try (Channel channel = channel()) {
      assertThat(channel.check()).isInstanceOf(CheckResult.NotPossible.class);
    }
    assertThat(server.getRequestCount()).isZero();
  }

  private static MockResponse text(int status, String body) {
    return new MockResponse(status, Headers.of("Content-Type", "text/plain"), body);
  }
}
