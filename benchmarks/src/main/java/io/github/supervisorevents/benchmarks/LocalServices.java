package io.github.supervisorevents.benchmarks;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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

  private final HttpServer http;
  private final ExecutorService workers;
  private final GreenMail smtp;
  private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();

  LocalServices() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    http = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    workers = Executors.newFixedThreadPool(4, work -> new Thread(work, "endpoint"));
    http.setExecutor(workers);
    ANSWERS.forEach(
        (path, answer) -> {
          requests.put(path, new AtomicLong());
          http.createContext(path, exchange -> answer(exchange, path, answer));
        });
    http.start();
    smtp = new GreenMail(new ServerSetup(0, loopback.getHostAddress(), ServerSetup.PROTOCOL_SMTP));
    smtp.start();
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
    String base = "http://127.0.0.1:" + http.getAddress().getPort();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SLACK_TOKEN", "xoxb-benchmark");
    environment.put("SLACK_CHANNEL", "C1");
    environment.put("SLACK_API_URL", base + "/slack/");
    environment.put("TELEGRAM_BOT_TOKEN", "1:benchmark");
    environment.put("TELEGRAM_CHAT_ID", "7");
    environment.put("TELEGRAM_API_URL", base + "/telegram");
    environment.put("WEBHOOK_URL", base + "/hook");
    environment.put("SMTP_HOST", "127.0.0.1");
    environment.put("SMTP_PORT", Integer.toString(smtp.getSmtp().getPort()));
    environment.put("SMTP_SECURITY", "none");
    environment.put("EMAIL_FROM", "notifier@example.org");
    environment.put("EMAIL_TO", "ops@example.org");
    environment.put("NOTIFIER_STATE_DIR", stateDirectory.toString());
    return environment;
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
