package io.github.supervisorevents.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook's receiver that can be in every kind of trouble. Any thread. */
public final class Endpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What it does with a request. */
  public enum Mood {
    TAKES,
    UNAVAILABLE,
    SILENT,
    TOO_MANY,
    REFUSES
  }

  /** A request that came. */
  public record Received(String id, JsonNode body, boolean taken, long nanoTime) {
    public String eventName() {
      return body.path("data").path("event").path("headers").path("eventname").asText();
    }

    public long poolSerial() {
      return body.path("data").path("event").path("headers").path("poolserial").asLong(-1);
    }

    public String process() {
      return body.path("data").path("process").asText();
    }
  }

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<HttpExchange> silenced = new CopyOnWriteArrayList<>();
  private ExecutorService workers = Executors.newCachedThreadPool();
  private HttpServer server;
  private volatile Mood mood = Mood.TAKES;
  private volatile int retryAfterSeconds;

  public Endpoint() throws IOException {
    listen(0);
  }

  private void listen(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    workers = Executors.newCachedThreadPool();
    server.setExecutor(workers);
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  public void is(Mood newMood) {
    mood = newMood;
  }

  public void isTooBusyFor(int seconds) {
    retryAfterSeconds = seconds;
    mood = Mood.TOO_MANY;
  }

  /** Nobody listens on the port any more. */
  public void refuse() {
    stop();
  }

  /** Listens again, on the same port. */
  public void comeBack() throws IOException {
    listen(server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    Mood now = mood;
    received.add(new Received(id, body, now == Mood.TAKES, System.nanoTime()));
    switch (now) {
      case TAKES -> answer(exchange, 204);
      case UNAVAILABLE -> answer(exchange, 503);
      case TOO_MANY -> {
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(retryAfterSeconds));
        answer(exchange, 429);
      }
      case REFUSES -> answer(exchange, 400);
      case SILENT -> silenced.add(exchange);
    }
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  public List<Received> requests() {
    return received;
  }

  /** What was taken, each id once, in the order of arrival. */
  public List<Received> taken() {
    Set<String> ids = new HashSet<>();
    return received.stream().filter(Received::taken).filter(one -> ids.add(one.id())).toList();
  }

  public Received awaitTaken(String process, String eventName) {
    return awaitTaken(process, eventName, 1);
  }

  /** Waits for the first, second, … notification of this kind. */
  public Received awaitTaken(String process, String eventName, int number) {
    return Waiting.forValue(
        eventName + " of " + process + ", number " + number,
        () ->
            received.stream()
                .filter(Received::taken)
                .filter(one -> one.process().equals(process) && one.eventName().equals(eventName))
                .skip(number - 1L)
                .findFirst());
  }

  public Optional<Received> last() {
    return received.isEmpty() ? Optional.empty() : Optional.of(received.get(received.size() - 1));
  }

  private void stop() {
    silenced.forEach(HttpExchange::close);
    silenced.clear();
    server.stop(0);
    workers.shutdownNow();
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (UncheckedIOException e) {
      // Stopped before.
    }
  }
}
