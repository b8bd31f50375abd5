package io.github.supervisorevents.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.message.SampleProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template in config-samples against the shape that its service documents. */
class WebhookSamplesTest {
  private static final Path FOLDER = Path.of("..", "config-samples", "webhook-templates");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Secret URL = Secret.of("https://hooks.example.org/x");
  private static final Map<String, Secret> SECRETS =
      Map.of(
          "topic", Secret.of("ops"),
          "routing_key", Secret.of("0123456789abcdef0123456789abcdef"),
          "token", Secret.of("tok"),
          "user", Secret.of("usr"));

  private interface Shape {
    void check(JsonNode body, Notification notification);
  }

  private static final Map<String, Shape> SHAPES =
      Map.of(
          "discord.json", WebhookSamplesTest::discord,
          "teams.json", WebhookSamplesTest::teams,
          "ntfy.json", WebhookSamplesTest::ntfy,
          "pagerduty.json", WebhookSamplesTest::pagerDuty,
          "opsgenie.json", WebhookSamplesTest::opsgenie,
          "mattermost.json", WebhookSamplesTest::mattermost,
          "google-chat.json", WebhookSamplesTest::googleChat,
          "gotify.json", WebhookSamplesTest::gotify,
          "pushover.json", WebhookSamplesTest::pushover);

  static Stream<String> samples() {
    return SHAPES.keySet().stream().sorted();
  }

  @Test
  void everySampleIsTested() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> names =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      assertThat(names).isEqualTo(SHAPES.keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sampleHasTheShapeItsServiceDocuments(String name) throws IOException {
    String template = Files.readString(FOLDER.resolve(name));
    TemplateRequests requests =
        new TemplateRequests(URL, new BodyTemplate(template, SECRETS), "application/json");

    for (Notification notification : notifications()) {
      MessageText text = MessageText.of(notification, false, SampleNotification.CLOCK);
      byte[] body = requests.prepare(notification, () -> text).body();

      SHAPES.get(name).check(JSON.readTree(body), notification);
    }
  }

  @Test
  void opsgenieClosesByItsAlias() {
    String url =
        "https://api.opsgenie.com/v2/alerts{{#resolved}}/{{key}}/close?identifierType=alias{{/resolved}}";
    TemplateRequests requests =
        new TemplateRequests(Secret.of(url), BodyTemplate.of("{}"), "application/json");
    Notification recovered = SampleNotification.recovered();
    Notification crashed = SampleNotification.crashed();

    assertThat(requests.prepare(crashed, () -> text(crashed)).address())
        .hasToString("https://api.opsgenie.com/v2/alerts");
    assertThat(requests.prepare(recovered, () -> text(recovered)).address())
        .hasToString("https://api.opsgenie.com/v2/alerts/inc1/close?identifierType=alias");
  }

  private static MessageText text(Notification notification) {
    return MessageText.of(notification, false, SampleNotification.CLOCK);
  }

  private static List<Notification> notifications() {
    String nasty = "\"q\" \\ `t` ``` {{x}} <b> & \u0001 \n\t\uD83D ü😀".repeat(200);
    List<Notification> notifications = new ArrayList<>();
    notifications.add(SampleNotification.crashed());
    notifications.add(SampleNotification.recovered());
    notifications.add(SampleNotification.of(Kind.SUPERVISOR_STARTED).build());
    notifications.add(SampleNotification.of(Kind.EVENTS_LOST).lostEvents(3).build());
    notifications.add(
        SampleNotification.of(Kind.GAVE_UP)
            .processes("web", 300)
            .groupSize(400)
            .incident("many", Duration.ofMinutes(3), 300)
            .build());
    notifications.add(
        SampleNotification.of(Kind.CRASHED)
            .host(nasty.substring(0, 60))
            .lostEvents(4)
            .process(
                SampleProcess.named("web", nasty)
                    .spawnError(nasty)
                    .log(Collections.nCopies(2_000, nasty)))
            .build());
    return notifications;
  }

  private static void discord(JsonNode body, Notification notification) {
    JsonNode embed = body.at("/embeds/0");
    assertText(embed.get("title"), 256);
    assertThat(embed.get("description").asText().length()).isLessThanOrEqualTo(4_096);
    assertThat(embed.get("color").asInt()).isBetween(0, 0xFFFFFF);
    assertThat(embed.get("fields").size()).isLessThanOrEqualTo(25);
    int total = embed.get("title").asText().length() + embed.get("description").asText().length();
    for (JsonNode field : embed.get("fields")) {
      assertText(field.get("name"), 256);
      assertText(field.get("value"), 1_024);
      total += field.get("name").asText().length() + field.get("value").asText().length();
    }
    assertText(embed.at("/footer/text"), 2_048);
    total += embed.at("/footer/text").asText().length();
    assertThat(total).isLessThanOrEqualTo(6_000);
    assertThat(Instant.parse(embed.get("timestamp").asText())).isEqualTo(notification.at());
    assertThat(body.at("/allowed_mentions/parse")).isEmpty();
    assertFencesClosed(embed.get("description"));
  }

  private static void teams(JsonNode body, Notification notification) {
    assertThat(body.get("type").asText()).isEqualTo("message");
    JsonNode attachment = body.at("/attachments/0");
    assertThat(attachment.get("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = attachment.get("content");
    assertThat(card.get("type").asText()).isEqualTo("AdaptiveCard");
    for (JsonNode element : card.get("body")) {
      assertThat(element.get("type").asText()).isIn("TextBlock", "FactSet");
    }
    assertThat(card.at("/body/0/color").asText()).isIn("Default", "Attention", "Warning", "Good");
    assertText(card.at("/body/0/text"), 1_000);
    assertThat(card.at("/body/3/isVisible").isBoolean()).isTrue();
    card.at("/body/2/facts").forEach(fact -> assertText(fact.get("title"), 100));
    assertThat(body.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(28_000);
  }

  private static void ntfy(JsonNode body, Notification notification) {
    assertThat(body.get("topic").asText()).isEqualTo("ops");
    assertText(body.get("title"), 1_000);
    assertText(body.get("message"), 4_096);
    assertThat(body.get("priority").asInt()).isBetween(1, 5);
    assertThat(body.get("tags").get(0).asText()).matches("[a-z_]+");
  }

  private static void pagerDuty(JsonNode body, Notification notification) {
    assertThat(body.get("routing_key").asText()).hasSize(32);
    assertThat(body.get("event_action").asText())
        .isEqualTo(notification.kind() == Kind.RECOVERED ? "resolve" : "trigger");
    assertText(body.get("dedup_key"), 255);
    JsonNode payload = body.get("payload");
    assertText(payload.get("summary"), 1_024);
    assertText(payload.get("source"), 1_024);
    assertText(payload.get("component"), 1_024);
    assertThat(payload.get("severity").asText()).isIn("critical", "error", "warning", "info");
    assertThat(Instant.parse(payload.get("timestamp").asText())).isEqualTo(notification.at());
    assertThat(payload.get("custom_details").isObject()).isTrue();
  }

  private static void opsgenie(JsonNode body, Notification notification) {
    if (notification.kind() == Kind.RECOVERED) {
      assertText(body.get("note"), 25_000);
      return;
    }
    assertText(body.get("message"), 130);
    assertText(body.get("alias"), 512);
    assertThat(body.get("description").asText().length()).isLessThanOrEqualTo(15_000);
    assertThat(body.get("entity").asText().length()).isLessThanOrEqualTo(512);
    assertText(body.get("source"), 100);
    assertThat(body.get("priority").asText()).matches("P[1-5]");
    body.get("details").forEach(detail -> assertThat(detail.isTextual()).isTrue());
  }

  private static void mattermost(JsonNode body, Notification notification) {
    JsonNode attachment = body.at("/attachments/0");
    assertText(attachment.get("fallback"), 1_000);
    assertThat(attachment.get("color").asText()).matches("#[0-9A-F]{6}");
    assertThat(body.toString().length()).isLessThan(16_383);
    assertFencesClosed(attachment.get("text"));
  }

  private static void googleChat(JsonNode body, Notification notification) {
    assertText(body.get("text"), 8_000);
    assertThat(body.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(32_000);
    assertText(body.at("/thread/threadKey"), 4_000);
  }

  private static void gotify(JsonNode body, Notification notification) {
    assertText(body.get("title"), 1_000);
    assertText(body.get("message"), 4_000);
    assertThat(body.get("priority").asInt()).isBetween(0, 10);
  }

  private static void pushover(JsonNode body, Notification notification) {
    assertThat(body.get("token").asText()).isEqualTo("tok");
    assertThat(body.get("user").asText()).isEqualTo("usr");
    assertText(body.get("title"), 250);
    assertText(body.get("message"), 1_024);
    assertThat(body.get("priority").asInt()).isBetween(-2, 1);
  }

  private static void assertText(JsonNode node, int max) {
    assertThat(node.isTextual()).isTrue();
    assertThat(node.asText().length()).isBetween(1, max);
  }

  private static void assertFencesClosed(JsonNode markdown) {
    assertThat(markdown.asText().split("```", -1).length % 2).as("fences in pairs").isEqualTo(1);
  }
}
