package io.github.supervisorevents.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every channel that talks HTTP keeps to. */
public abstract class HttpChannelContract extends ChannelContract {
  protected MockWebServer server;
  private final List<MockResponse> answers = new ArrayList<>();
  private final List<String> received = new ArrayList<>();

  @BeforeEach
  void startServer() throws Exception {
    server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answers.isEmpty() ? accepted(request) : answers.remove(0);
          }
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  /** How the service says yes. */
  protected abstract MockResponse accepted(RecordedRequest request);

  /** What a reader of the service sees of a request. */
  protected abstract String shown(RecordedRequest request) throws Exception;

  /** The next answers, before it is yes again. */
  protected void answer(MockResponse... next) {
    answers.addAll(List.of(next));
  }

  protected static MockResponse status(int code, String... headers) {
    return new MockResponse(code, Headers.of(headers), "");
  }

  protected static MockResponse json(int code, String body, String... headers) {
    return new MockResponse(
        code,
        Headers.of(headers).newBuilder().add("Content-Type", "application/json").build(),
        body);
  }

  @Test
  void aPreviewHasTheBodyThatIsSent() throws Exception {
    try (Channel channel = channel()) {
      Preview preview = channel.preview(delivery(SampleNotification.crashed()));
      assertThat(server.getRequestCount()).isZero();

      channel.deliver(delivery(SampleNotification.crashed()));

      Preview.Request shown = preview.steps().get(0).request().orElseThrow();
      RecordedRequest sent = nextRequest();
      assertThat(shown.body()).isEqualTo(sent.getBody().utf8());
      assertThat(shown.contentType()).isEqualTo(sent.getHeaders().get("Content-Type"));
    }
  }

  protected Channel channel() throws Exception {
    return channelTo(server.getPort(), PLENTY);
  }

  protected DeliveryResult deliver() throws Exception {
    try (Channel channel = channel()) {
      return channel.deliver(delivery(SampleNotification.crashed()));
    }
  }

  protected RecordedRequest nextRequest() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertThat(request).as("a request").isNotNull();
    return request;
  }

  @Override
  protected int acceptingPort() {
    return server.getPort();
  }

  @Override
  protected List<String> received() throws Exception {
    while (received.isEmpty() || received.size() < server.getRequestCount()) {
      received.add(shown(nextRequest()));
    }
    return List.copyOf(received);
  }

  @Override
  protected String startOfAnswer() {
    return "HTTP/1.1 200 OK\r\nX-Slow: ";
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 520, 599})
  void statusThatMayPassIsForLater(int status) throws Exception {
    answer(status(status));

    assertThat(deliver()).isInstanceOf(RetryLater.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectIsNotFollowed(int status) throws Exception {
    answer(status(status, "Location", server.url("/elsewhere").toString()));

    assertThat(rejected(deliver()).scope()).isEqualTo(Scope.CHANNEL);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void wrongCredentialsOrAddressStopTheChannel(int status) throws Exception {
    answer(status(status));

    assertThat(rejected(deliver()).scope()).isEqualTo(Scope.CHANNEL);
  }

  @Test
  void noStatusBeyond299IsEverDelivered() throws Exception {
    for (int status = 300; status < 600; status++) {
      answer(status(status), status(status), status(status));

      assertThat(deliver()).as("HTTP " + status).isNotInstanceOf(Delivered.class);
      answers.clear();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void retryAfterInSecondsIsObeyed(int status) throws Exception {
    answer(status(status, "Retry-After", "17"));

    assertThat(((RetryLater) deliver()).after()).contains(Duration.ofSeconds(17));
  }

  @Test
  void retryAfterAsADateIsObeyed() throws Exception {
    ZonedDateTime date =
        SampleNotification.CLOCK.instant().plusSeconds(90).atZone(ZoneOffset.UTC).withNano(0);
    answer(status(429, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));

    Optional<Duration> after = ((RetryLater) deliver()).after();

    assertThat(after)
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(89), Duration.ofSeconds(90)));
  }

  @Test
  void retryAfterThatCannotBeReadIsNone() throws Exception {
    answer(status(429, "Retry-After", "soon"));

    assertThat(((RetryLater) deliver()).after()).isEmpty();
  }

  @Test
  void connectionThatBreaksIsForLater() throws Exception {
    answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertThat(deliver()).isInstanceOf(RetryLater.class);
  }

  @Test
  void connectionThatBreaksWithinTheAnswerIsForLater() throws Exception {
    try (OddServer odd =
            OddServer.resetting("HTTP/1.1 500 No\r\nContent-Length: 1000\r\n\r\n{\"ok\":");
        Channel channel = channelTo(odd.port(), PLENTY)) {
      assertThat(channel.deliver(delivery(SampleNotification.crashed())))
          .isInstanceOf(RetryLater.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"200 OK", "400 No", "503 Later"})
  void answerWithoutEndIsNotWaitedFor(String status) throws Exception {
    try (OddServer odd = OddServer.flooding("HTTP/1.1 " + status + "\r\n\r\n");
        Channel channel = channelTo(odd.port(), Duration.ofSeconds(50))) {
      assertThat(channel.deliver(delivery(SampleNotification.crashed())).toString())
          .doesNotContain("timeout");
      assertThat(channel.check().toString()).doesNotContain("timeout");
    }
  }

  protected static Rejected rejected(DeliveryResult result) {
    assertThat(result).isInstanceOf(Rejected.class);
    return (Rejected) result;
  }
}
