package io.github.supervisorevents.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.HttpChannelContract;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.message.SampleProcess;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookChannelTest extends HttpChannelContract {
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  protected Channel channelTo(String host, int port, Duration timeout) {
    return new WebhookChannel(config(host, port, timeout), SampleNotification.CLOCK);
  }

  private static WebhookConfig config(String host, int port, Duration timeout) {
    return new WebhookConfig(
        Secret.of("http://user:p4ssw0rd@" + host + ":" + port + "/hooks/s3cr3t-path?key=qu3ry"),
        Optional.of(Secret.of(KEY)),
        Map.of("X-Api-Key", Secret.of("h34d3r")),
        Optional.empty(),
        HttpSettings.defaults().withTimeouts(timeout, timeout));
  }

  @Override
  protected MockResponse accepted(RecordedRequest request) {
    return status(204);
  }

  @Override
  protected String shown(RecordedRequest request) throws Exception {
    StringBuilder shown = new StringBuilder();
    collect(JSON.readTree(request.getBody().utf8()), shown);
    return shown.toString();
  }

  @Override
  protected String shown(Preview.Step step) throws Exception {
    StringBuilder shown = new StringBuilder();
    collect(JSON.readTree(String.join("\n", step.reads())), shown);
    return shown.toString();
  }

  private static void collect(JsonNode node, StringBuilder shown) {
    if (node.isValueNode()) {
      shown.append(node.asText().replaceAll("[\\r\\n]+", " ")).append('\n');
    }
    node.forEach(child -> collect(child, shown));
  }

  @Override
  protected int maxLength() {
    return 20_000;
  }

  @Override
  protected List<String> secrets() {
    return List.of("s3cr3t-path", "qu3ry", "h34d3r", "p4ssw0rd", KEY.substring("whsec_".length()));
  }

  @Test
  void bodyIsTheOneOfVersionOne() throws Exception {
    deliver();

    JsonNode body = JSON.readTree(nextRequest().getBody().utf8());
    JsonNode expected = JSON.readTree(getClass().getResourceAsStream("crashed.json"));
    assertThat(body.toPrettyString()).isEqualTo(expected.toPrettyString());
  }

  @Test
  void unknownIsNullAndNeverLeftOut() throws Exception {
    JsonNode full = bodyOf(SampleNotification.crashed());
    JsonNode empty = bodyOf(SampleNotification.of(Kind.SUPERVISOR_STARTED).build());

    assertThat(names(empty.get("data"))).containsExactlyElementsOf(names(full.get("data")));
    assertThat(empty.get("type").asText()).isEqualTo("supervisor.started");
    for (String name : List.of("group", "process", "state", "pid", "incident", "event")) {
      assertThat(empty.get("data").get(name).isNull()).as(name).isTrue();
    }
  }

  @Test
  void severalProcessesAreListedAndTheFirstIsFlat() throws Exception {
    JsonNode data =
        bodyOf(SampleNotification.of(Kind.CRASHED).processes("web", 3).build()).get("data");

    assertThat(data.get("process").asText()).isEqualTo("web_00");
    assertThat(data.get("processes")).hasSize(3);
    assertThat(data.get("processes").get(2).get("process").asText()).isEqualTo("web_02");
    assertThat(data.get("processes_left_out").asInt()).isZero();
  }

  @Test
  void bodyStaysUnder20KilobytesAndKeepsTheLastLogLines() throws Exception {
    Notification notification =
        SampleNotification.of(Kind.EVENT)
            .process(
                SampleProcess.named("web", "web_00")
                    .log(Collections.nCopies(5_000, "ü".repeat(300)))
                    .log(numbered(5_000)))
            .processes("web", 2_000)
            .event("PROCESS_LOG_STDERR", Map.of("k", "v".repeat(100_000)), "d".repeat(1_000_000))
            .build();

    String body = deliveredBody(notification);
    JsonNode data = JSON.readTree(body).get("data");

    assertThat(body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThan(20_000);
    assertThat(data.get("log_tail").get(data.get("log_tail").size() - 1).asText())
        .startsWith("line 4999 ");
    assertThat(data.get("processes").size() + data.get("processes_left_out").asInt())
        .isEqualTo(2_001);
  }

  @Test
  void requestIsSignedAsStandardWebhooksHasIt() throws Exception {
    deliver();

    RecordedRequest request = nextRequest();
    String id = request.getHeaders().get("webhook-id");
    String timestamp = request.getHeaders().get("webhook-timestamp");
    assertThat(id).isEqualTo("delivery-1");
    assertThat(timestamp)
        .isEqualTo(String.valueOf(SampleNotification.CLOCK.instant().getEpochSecond()));
    assertThat(request.getHeaders().get("webhook-signature"))
        .isEqualTo(
            StandardWebhookSignature.of(
                WebhookConfig.signingKey(Secret.of(KEY)),
                id,
                Long.parseLong(timestamp),
                request.getBody().toByteArray()));
  }

  @Test
  void signatureOfTheSpecificationsExample() {
    String signature =
        StandardWebhookSignature.of(
            WebhookConfig.signingKey(Secret.of(KEY)),
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            "{\"test\": 2432232314}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void ownHeadersAndLoginAreSent() throws Exception {
    deliver();

    RecordedRequest request = nextRequest();
    assertThat(request.getHeaders().get("X-Api-Key")).isEqualTo("h34d3r");
    assertThat(request.getHeaders().get("Authorization"))
        .isEqualTo(okhttp3.Credentials.basic("user", "p4ssw0rd"));
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getTarget()).isEqualTo("/hooks/s3cr3t-path?key=qu3ry");
  }

  @ParameterizedTest
  @CsvSource({
    "400,NOTIFICATION",
    "401,CHANNEL",
    "403,CHANNEL",
    "404,CHANNEL",
    "405,CHANNEL",
    "410,CHANNEL",
    "413,NOTIFICATION",
    "415,CHANNEL",
    "422,NOTIFICATION"
  })
  void refusalReachesAsFarAsItsStatusSays(int status, Scope scope) throws Exception {
    answer(status(status));

    assertThat(rejected(deliver()).scope()).isEqualTo(scope);
  }

  private JsonNode bodyOf(Notification notification) throws Exception {
    return JSON.readTree(deliveredBody(notification));
  }

  private String deliveredBody(Notification notification) throws Exception {
    try (Channel channel = channel()) {
      channel.deliver(delivery(notification));
    }
    return nextRequest().getBody().utf8();
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new java.util.ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> numbered(int lines) {
    return java.util.stream.IntStream.range(0, lines)
        .mapToObj(i -> "line " + i + " " + "ü".repeat(200))
        .toList();
  }
}
