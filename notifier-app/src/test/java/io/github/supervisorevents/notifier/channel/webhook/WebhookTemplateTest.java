package io.github.supervisorevents.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTemplateTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void startServer() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).build());
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void bodyAndAddressAreFilledIn() throws Exception {
    RecordedRequest request =
        delivered(
            "/{{group}}?p={{title}}&k={{secrets.key}}",
            "{\"t\":\"{{title}}\",\"log\":\"{{log}}\",\"raw\":{{#exit_status}}{{exit_status}}{{/exit_status}}{{^exit_status}}null{{/exit_status}},\"k\":\"{{secrets.key}}\"}",
            Map.of());

    assertThat(request.getTarget())
        .isEqualTo("/web?p=web%3Aweb_00%20crashed%20%28exit%203%29&k=a%26b");
    assertThat(request.getBody().utf8())
        .isEqualTo(
            "{\"t\":\"web:web_00 crashed (exit 3)\",\"log\":\"Traceback (most recent call"
                + " last):\\nValueError: no such thing\",\"raw\":3,\"k\":\"a&b\"}");
  }

  @Test
  void aPreviewMasksTheTemplatesSecretsAndTheAddress() {
    Preview preview =
        new WebhookChannel(
                config(
                    "/{{secrets.key}}",
                    "{\"k\":\"{{secrets.key}}\",\"t\":\"{{title}}\"}",
                    Map.of()),
                SampleNotification.CLOCK)
            .preview(new Delivery("d", SampleNotification.crashed(), 1, false, Map.of(), Map.of()));

    Preview.Request request = preview.steps().get(0).request().orElseThrow();
    assertThat(request.body()).isEqualTo("{\"k\":\"***\",\"t\":\"web:web_00 crashed (exit 3)\"}");
    assertThat(request.to()).endsWith("/***");
    assertThat(preview.toString()).doesNotContain("a&b", "a%26b");
  }

  @Test
  void formIsEscapedAsAForm() throws Exception {
    RecordedRequest request =
        delivered("/", "t={{title}}", Map.of("content-type", "application/x-www-form-urlencoded"));

    assertThat(request.getHeaders().values("Content-Type"))
        .containsExactly("application/x-www-form-urlencoded");
    assertThat(request.getBody().utf8()).isEqualTo("t=web%3Aweb_00%20crashed%20%28exit%203%29");
  }

  @Test
  void plainTextIsNotEscaped() throws Exception {
    RecordedRequest request =
        delivered("/", "{{headline}} \"&", Map.of("Content-Type", "text/plain"));

    assertThat(request.getBody().utf8()).isEqualTo("web:web_00 crashed (exit 3) · web-01 \"&");
  }

  @Test
  void unknownFieldIsFoundBeforeAnythingIsSent() {
    assertThatThrownBy(() -> config("/", "{\"a\":\n\"{{proces}}\"}", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the body's template: line 2: there is no field named proces");
    assertThatThrownBy(() -> config("/{{nothing}}", "{}", Map.of()))
        .hasMessageContaining("the URL's template: line 1: there is no field named nothing");
  }

  @Test
  void templateThatIsNotClosedIsFound() {
    assertThatThrownBy(() -> config("/", "{{#resolved}}{}", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the body's template")
        .hasMessageContaining("resolved");
  }

  @Test
  void bodyThatIsNoJsonIsFound() {
    assertThatThrownBy(() -> config("/", "{\"pid\": {{pid}} }", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the body's template makes no JSON");
  }

  @Test
  void urlThatIsNoneIsFound() {
    assertThatThrownBy(
            () ->
                new WebhookConfig(
                    Secret.of("ftp://x/s3cr3t"),
                    Optional.empty(),
                    Map.of(),
                    Optional.of(BodyTemplate.of("{}")),
                    HttpSettings.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void nothingOfATemplateIsPrinted() {
    WebhookConfig config = config("/p4th", "{\"routing_key\":\"s3cr3t\"}", Map.of());

    assertThat(config.toString()).doesNotContain("s3cr3t", "p4th", "a&b");
  }

  private RecordedRequest delivered(String path, String body, Map<String, String> headers)
      throws Exception {
    try (Channel channel =
        new WebhookChannel(config(path, body, headers), SampleNotification.CLOCK)) {
      Delivery delivery =
          new Delivery("d1", SampleNotification.crashed(), 1, false, Map.of(), Map.of());
      assertThat(channel.deliver(delivery)).isInstanceOf(Delivered.class);
    }
    return server.takeRequest();
  }

  private WebhookConfig config(String path, String body, Map<String, String> headers) {
    Map<String, Secret> secret = new java.util.HashMap<>();
    headers.forEach((name, value) -> secret.put(name, Secret.of(value)));
    return new WebhookConfig(
        Secret.of("http://127.0.0.1:" + server.getPort() + path),
        Optional.empty(),
        secret,
        Optional.of(new BodyTemplate(body, Map.of("key", Secret.of("a&b")))),
        HttpSettings.defaults());
  }
}
