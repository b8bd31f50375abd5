package io.github.supervisorevents.benchmarks;

import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Slack, Telegram, a webhook endpoint and an SMTP server on the loopback interface, all of them
 * content with whatever comes. Counts what arrived at each.
 */
final class LocalServices implements AutoCloseable {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "/slack/",
          "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.000001\",\"message\":{\"text\":\"x\"}}",
          "/telegram/",
          "{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":7,\"type\":\"group\"}}}",
          "/hook",
          "");

  private final Optional<LocalIdentity> identity;
  private final HttpServer http;
  private final ExecutorService workers;
  private final GreenMail smtp;
  private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();

  private LocalServices(Optional<LocalIdentity> identity) throws IOException {
    this.identity = identity;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    http = listening(new InetSocketAddress(loopback, 0), identity);
    workers = Executors.newFixedThreadPool(4, work -> new Thread(work, "endpoint"));
    http.setExecutor(workers);
    ANSWERS.forEach(
        (path, answer) -> {
          requests.put(path, new AtomicLong());
          http.createContext(path, exchange -> answer(exchange, path, answer));
        });
    http.start();
    String protocol = identity.isPresent() ? ServerSetup.PROTOCOL_SMTPS : ServerSetup.PROTOCOL_SMTP;
    smtp = new GreenMail(new ServerSetup(0, loopback.getHostAddress(), protocol));
    smtp.start();
  }

  /** In clear. */
  static LocalServices plain() throws IOException {
    return new LocalServices(Optional.empty());
  }

  /**
   * By TLS, as the real ones are reached.
   *
   * @param folder for the key; must exist
   */
  static LocalServices secured(Path folder) throws IOException, InterruptedException {
    LocalIdentity identity = LocalIdentity.make(folder);
    System.setProperty("greenmail.tls.keystore.file", identity.keys().toString());
    System.setProperty("greenmail.tls.keystore.password", LocalIdentity.PASSWORD);
    return new LocalServices(Optional.of(identity));
  }

  private static HttpServer listening(InetSocketAddress address, Optional<LocalIdentity> identity)
      throws IOException {
    if (identity.isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsServer server = HttpsServer.create(address, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.get().context()));
    return server;
  }

  private void answer(HttpExchange exchange, String path, String answer) throws IOException {
    exchange.getRequestBody().readAllBytes();
    requests.get(path).incrementAndGet();
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** What makes the notifier use all four. */
  Map<String, String> notifierEnvironment(Path stateDirectory) {
    String scheme = identity.isPresent() ? "https" : "http";
    String base = scheme + "://localhost:" + http.getAddress().getPort();
    Map<String, String> environment = new LinkedHashMap<>();
    identity.ifPresent(own -> environment.put("NOTIFIER_CA_FILE", own.certificate().toString()));
    environment.put("SLACK_TOKEN", "xoxb-benchmark");
    environment.put("SLACK_CHANNEL", "C1");
    environment.put("SLACK_API_URL", base + "/slack/");
    environment.put("TELEGRAM_BOT_TOKEN", "1:benchmark");
    environment.put("TELEGRAM_CHAT_ID", "7");
    environment.put("TELEGRAM_API_URL", base + "/telegram");
    environment.put("WEBHOOK_URL", base + "/hook");
    environment.put("SMTP_HOST", "localhost");
    environment.put("SMTP_PORT", Integer.toString(mailServer().getPort()));
    environment.put("SMTP_SECURITY", identity.isPresent() ? "tls" : "none");
    environment.put("EMAIL_FROM", "notifier@example.org");
    environment.put("EMAIL_TO", "ops@example.org");
    environment.put("NOTIFIER_STATE_DIR", stateDirectory.toString());
    return environment;
  }

  private SmtpServer mailServer() {
    return identity.isPresent() ? smtp.getSmtps() : smtp.getSmtp();
  }

  /** Whether each of the four got something. */
  boolean allUsed() {
    return requests.values().stream().allMatch(count -> count.get() > 0) && gotMail();
  }

  private boolean gotMail() {
    return smtp.waitForIncomingEmail(1, 1);
  }

  String counts() {
    StringBuilder counts = new StringBuilder();
    requests.forEach((path, count) -> counts.append(path).append(' ').append(count).append(", "));
    return counts + (gotMail() ? "mail" : "no mail");
  }

  @Override
  public void close() {
    http.stop(0);
    workers.shutdownNow();
    smtp.stop();
  }
}
