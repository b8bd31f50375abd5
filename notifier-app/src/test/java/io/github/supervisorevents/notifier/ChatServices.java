package io.github.supervisorevents.notifier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks as much of Slack's and Telegram's APIs as the notifier needs. Any thread.
 */
final class ChatServices implements AutoCloseable {
  /**
   * One call.
   *
   * @param method for example {@code chat.postMessage}
   * @param body what was sent, decoded
   */
  record Call(String method, String body) {}

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicInteger messages = new AtomicInteger();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final HttpServer server;

  ChatServices() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = path.substring(path.lastIndexOf('/') + 1);
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean isForm =
        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")).contains("form");
    calls.add(new Call(method, isForm ? URLDecoder.decode(body, StandardCharsets.UTF_8) : body));
    int number = messages.incrementAndGet();
    String answer =
        method.startsWith("chat.")
            ? "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1700000000.%06d\"}".formatted(number)
            : "{\"ok\":true,\"result\":{\"message_id\":%d,\"chat\":{\"id\":-1},\"date\":1}}"
                .formatted(number);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The calls of a method so far. */
  List<Call> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
