package io.github.supervisorevents.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.email.TestCertificate;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NOTIFIER_CA_FILE: every channel trusts a server that this file vouches for, and no other. */
class CaFileTest {
  private static final String YES =
      "{\"ok\":true,\"channel\":\"C0\",\"ts\":\"1.0\",\"result\":{\"message_id\":1}}";

  @TempDir Path folder;
  private final TestCertificate certificate = TestCertificate.LOCALHOST;
  private final MockWebServer http = new MockWebServer();
  private GreenMail mail;

  @BeforeEach
  void start() throws Exception {
    http.useHttps(certificate.serverSide());
    http.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String body = request.getTarget().endsWith("/slack-hook") ? "ok" : YES;
            return new MockResponse(200, Headers.of("Content-Type", "application/json"), body);
          }
        });
    http.start();
    System.setProperty("greenmail.tls.keystore.file", certificate.keyStoreIn(folder).toString());
    System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
    http.close();
    System.clearProperty("greenmail.tls.keystore.file");
    System.clearProperty("greenmail.tls.keystore.password");
  }

  private Map<String, String> settings(boolean trusting) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("NOTIFIER_STATE_DIR", folder.resolve("state").toString());
    settings.put("NO_PROXY", "*");
    if (trusting) {
      settings.put("NOTIFIER_CA_FILE", certificate.pemIn(folder).toString());
    }
    return settings;
  }

  private Map<String, String> ofEnvironment(boolean trusting) throws Exception {
    Map<String, String> settings = settings(trusting);
    String base = "https://localhost:" + http.getPort();
    settings.put("SLACK_TOKEN", "xoxb-1");
    settings.put("SLACK_CHANNEL", "#ops");
    settings.put("SLACK_API_URL", base + "/api");
    settings.put("TELEGRAM_BOT_TOKEN", "1:a");
    settings.put("TELEGRAM_CHAT_ID", "-1");
    settings.put("TELEGRAM_API_URL", base);
    settings.put("WEBHOOK_URL", base + "/hook");
    settings.put("SMTP_HOST", "localhost");
    settings.put("SMTP_PORT", String.valueOf(mail.getSmtps().getPort()));
    settings.put("SMTP_SECURITY", "tls");
    settings.put("EMAIL_FROM", "a@example.org");
    settings.put("EMAIL_TO", "b@example.org");
    return settings;
  }

  private Map<String, String> ofFile(boolean trusting) throws Exception {
    Map<String, String> settings = settings(trusting);
    settings.put(
        "NOTIFIER_CONFIG",
        Files.writeString(
                folder.resolve("notifier.yaml"),
                """
                channels:
                  slack: {type: slack, token: xoxb-1, channel: C1, api_url: "BASE/api"}
                  slack-hook: {type: slack, webhook_url: "BASE/slack-hook"}
                  telegram: {type: telegram, bot_token: "1:a", chat_id: "-1", api_url: "BASE"}
                  webhook: {type: webhook, url: "BASE/hook"}
                  email: {type: email, host: localhost, port: PORT, security: tls,
                    from: a@example.org, to: b@example.org}
                """
                    .replace("BASE", "https://localhost:" + http.getPort())
                    .replace("PORT", String.valueOf(mail.getSmtps().getPort())))
            .toString());
    return settings;
  }

  private static Map<String, DeliveryResult> results(Map<String, String> settings)
      throws ConfigurationException {
    Map<String, DeliveryResult> results = new LinkedHashMap<>();
    for (ChannelConfig config : NotifierConfig.fromEnvironment(settings).channels()) {
      try (Channel channel = config.make(System.err, SampleNotification.CLOCK)) {
        results.put(
            config.name(),
            channel.deliver(
                new Delivery("d", SampleNotification.crashed(), 1, false, Map.of(), Map.of())));
      }
    }
    return results;
  }

  @Test
  void everyChannelOfTheEnvironmentTrustsIt() throws Exception {
    assertThat(results(ofEnvironment(true)))
        .containsOnlyKeys("slack", "telegram", "webhook", "email")
        .allSatisfy((name, result) -> assertThat(result).as(name).isInstanceOf(Delivered.class));
  }

  @Test
  void everyChannelOfAFileTrustsIt() throws Exception {
    assertThat(results(ofFile(true)))
        .hasSize(5)
        .allSatisfy((name, result) -> assertThat(result).as(name).isInstanceOf(Delivered.class));
  }

  @Test
  void withoutItNothingIsSent() throws Exception {
    assertThat(results(ofFile(false)))
        .hasSize(5)
        .allSatisfy((name, result) -> assertThat(result).as(name).isNotInstanceOf(Delivered.class));
    assertThat(http.getRequestCount()).isZero();
    assertThat(mail.getReceivedMessages()).isEmpty();
  }
}
