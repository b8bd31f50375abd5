package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.Endpoint.Received;
import io.github.supervisorevents.notifier.channel.OddServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every channel but one talks to a server that is broken in a way of its own. The one gets
 * everything at once; of the others, every delivery is sent, in the outbox or a dead letter.
 */
@Timeout(240)
class EndpointFaultsIT {
  private static final int EVENTS = 20;
  private static final String CRASH =
      "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:4711";

  @TempDir Path folder;
  private final Map<String, String> channels = new LinkedHashMap<>();
  private Endpoint good;
  private OddServer silent;
  private OddServer dripping;
  private OddServer flooding;
  private OddServer resetting;
  private MockWebServer redirecting;
  private MockWebServer stranger;

  @BeforeEach
  void open() throws Exception {
    good = new Endpoint();
    silent = OddServer.silent();
    dripping = OddServer.dripping("HTTP/1.1 200 OK\r\nX-Slow: ");
    flooding = OddServer.flooding("HTTP/1.1 503 Later\r\n\r\n");
    resetting = OddServer.resetting("HTTP/1.1 200 OK\r\nContent-Le");
    redirecting = redirecting();
    stranger = stranger();
  }

  private MockWebServer redirecting() throws IOException {
    MockWebServer server = new MockWebServer();
    String elsewhere = good.url();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().code(307).addHeader("Location", elsewhere).build();
          }
        });
    server.start();
    return server;
  }

  private static MockWebServer stranger() throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    MockWebServer server = new MockWebServer();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start();
    return server;
  }

  @AfterEach
  void close() {
    List.of(silent, dripping, flooding, resetting).forEach(OddServer::close);
    redirecting.close();
    stranger.close();
    good.close();
  }

  @Test
  void whateverTheServersDoNothingIsLostAndTheGoodOneWaitsForNobody() throws Exception {
    webhook("good", good.url());
    webhook("dead", "http://127.0.0.1:" + OddServer.deadPort());
    webhook("silent", "http://127.0.0.1:" + silent.port());
    webhook("dripping", "http://127.0.0.1:" + dripping.port());
    webhook("flooding", "http://127.0.0.1:" + flooding.port());
    webhook("resetting", "http://127.0.0.1:" + resetting.port());
    webhook("redirecting", redirecting.url("/").toString());
    webhook("stranger", stranger.url("/").toString());
    webhook("nameless", "http://no-such-host.invalid/");
    slack("slack-flooding", flooding.port());
    mail("mail-dead", "127.0.0.1", OddServer.deadPort());
    mail("mail-silent", "127.0.0.1", silent.port());
    mail("mail-flooding", "127.0.0.1", flooding.port());
    mail("mail-nameless", "no-such-host.invalid", 25);

    try (NotifierProcess notifier = start()) {
      assertThat(notifier.line()).isEqualTo("READY");
      for (int serial = 0; serial < EVENTS; serial++) {
        assertThat(notifier.answerTo(serial, "PROCESS_STATE_EXITED", CRASH)).isEqualTo("OK");
      }
      Waiting.until("everything at the good one", () -> crashesAtTheGoodOne() == EVENTS);
      Waiting.until("an attempt on every channel", () -> tried().size() == channels.size());
      notifier.terminate();

      assertThat(notifier.exitCode()).isZero();
      assertThat(notifier.stderr()).doesNotContain("\tat ", "OutOfMemoryError", "defect");
    }
    Map<String, Integer> counted = new LinkedHashMap<>();
    channels.keySet().forEach(channel -> counted.put(channel, EVENTS));
    assertThat(counts("state in ('sent', 'pending', 'buried')")).isEqualTo(counted);
    assertThat(counts("state = 'sent'")).containsOnly(Map.entry("good", EVENTS));
    assertThat(counts("state = 'buried'")).containsOnlyKeys("redirecting");
  }

  /** It also hears that other channels are in trouble. */
  private long crashesAtTheGoodOne() {
    return good.taken().stream().mapToLong(Received::poolSerial).filter(n -> n >= 0).count();
  }

  private void webhook(String name, String url) {
    channels.put(name, "{type: webhook, url: \"" + url + "\"}");
  }

  private void slack(String name, int port) {
    channels.put(
        name,
        "{type: slack, token: xoxb-1, channel: \"#ops\", api_url: \"http://127.0.0.1:%d/api/\"}"
            .formatted(port));
  }

  private void mail(String name, String host, int port) {
    channels.put(
        name,
        "{type: email, host: %s, port: %d, security: none, from: a@example.org, to: b@example.org}"
            .formatted(host, port));
  }

  private NotifierProcess start() throws IOException {
    StringBuilder configuration = new StringBuilder("channels:\n");
    channels.forEach(
        (name, settings) ->
            configuration.append("  ").append(name).append(": ").append(settings).append('\n'));
    Path file = Files.writeString(folder.resolve("notifier.yml"), configuration);
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n");
    Map<String, String> settings =
        Map.of(
            "NOTIFIER_CONFIG", file.toString(),
            "NOTIFY_ON", "PROCESS_STATE",
            "NOTIFIER_HTTP_TIMEOUT", "1s");
    return NotifierProcess.start(folder, settings, "-Djdk.net.hosts.file=" + hosts);
  }

  private Map<String, Integer> tried() {
    try {
      return counts("attempts > 0 or state <> 'pending'");
    } catch (SQLException e) {
      return Map.of();
    }
  }

  private Map<String, Integer> counts(String condition) throws SQLException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state/outbox.db"));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select channel, count(*) from delivery"
                    + " join notification on notification.seq = delivery.notification"
                    + " where json like '%poolserial%' and ("
                    + condition
                    + ") group by 1")) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getInt(2));
      }
    }
    return counts;
  }
}
