package io.github.supervisorevents.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks as much of Slack's and Telegram's APIs as the notifier needs. Any thread.
 */
public final class ChatServices implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One call.
   *
   * @param method for example {@code chat.postMessage}
   * @param parameters by name; what is structured as JSON
   * @param message which message it wrote, as the service names it: {@code ts}, {@code message_id}
   */
  public record Call(String method, Map<String, String> parameters, String message) {
    /** All that was sent, to look for words in. */
    public String body() {
      return String.join("\n", parameters.values());
    }

    /** A parameter; empty when it was not sent. */
    public String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger messages = new AtomicInteger();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile boolean available = true;

  /** Works from now on. */
  public ChatServices() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** When it is not, every call is answered with status 503. */
  public void isAvailable(boolean isNow) {
    available = isNow;
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = path.substring(path.lastIndexOf('/') + 1);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!available) {
      refused.incrementAndGet();
      answer(exchange, 503, "down");
      return;
    }
    boolean isForm =
        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")).contains("form");
    Map<String, String> parameters = isForm ? form(body) : json(body);
    boolean isSlack = method.startsWith("chat.");
    String name = isSlack ? "ts" : "message_id";
    String message = parameters.getOrDefault(name, next(isSlack));
    calls.add(new Call(method, parameters, message));
    answer(
        exchange,
        200,
        (isSlack
                ? "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"%s\"}"
                : "{\"ok\":true,\"result\":{\"message_id\":%s,\"chat\":{\"id\":-1},\"date\":1}}")
            .formatted(message));
  }

  private String next(boolean isSlack) {
    return (isSlack ? "1700000000.%06d" : "%d").formatted(messages.incrementAndGet());
  }

  private static Map<String, String> form(byte[] body) {
    Map<String, String> parameters = new HashMap<>();
    for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
      int sign = field.indexOf('=');
      parameters.put(decoded(field.substring(0, sign)), decoded(field.substring(sign + 1)));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> json(byte[] body) throws IOException {
    Map<String, String> parameters = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : JSON.readTree(body).properties()) {
      JsonNode value = field.getValue();
      parameters.put(field.getKey(), value.isValueNode() ? value.asText() : value.toString());
    }
    return parameters;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The calls of a method that were taken so far. */
  public List<Call> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  /** How many calls met a service that was not available. */
  public int refused() {
    return refused.get();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
