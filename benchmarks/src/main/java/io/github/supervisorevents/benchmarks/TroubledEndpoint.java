package io.github.supervisorevents.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A webhook's endpoint that takes, refuses, stalls and cuts off. Any thread. */
final class TroubledEndpoint implements AutoCloseable {
  private static final Pattern SERIAL = Pattern.compile("\"serial\"\\s*:\\s*\"(\\d+)\"");
  private static final long DROP_NANOS = 100_000_000;

  /** What becomes of a request. Only the first counts as delivered. */
  enum Mood {
    TAKES,
    UNAVAILABLE,
    TOO_MANY_REQUESTS,
    SILENT,
    DRIPPING,
    CUT_OFF,
    TEN_MEGABYTES,
    REDIRECT
  }

  private final Set<Long> taken = new ConcurrentSkipListSet<>();
  private final HttpServer http;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(work -> new Thread(work, "endpoint"));
  private volatile Mood mood = Mood.TAKES;

  TroubledEndpoint() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(workers);
    http.createContext("/", this::answer);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
  }

  void is(Mood next) {
    mood = next;
  }

  /** The serials that were taken. */
  Set<Long> taken() {
    return new TreeSet<>(taken);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    switch (mood) {
      case TAKES -> {
        Matcher serials = SERIAL.matcher(body);
        while (serials.find()) {
          taken.add(Long.valueOf(serials.group(1)));
        }
        finish(exchange, 204);
      }
      case UNAVAILABLE -> finish(exchange, 503);
      case TOO_MANY_REQUESTS -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        finish(exchange, 429);
      }
      case SILENT -> drip(exchange, false);
      case DRIPPING -> drip(exchange, true);
      case CUT_OFF -> {
        exchange.sendResponseHeaders(503, 1000);
        exchange.getResponseBody().write('x');
        exchange.close();
      }
      case TEN_MEGABYTES -> {
        exchange.sendResponseHeaders(500, 10_000_000);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(new byte[10_000_000]);
        }
      }
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", url());
        finish(exchange, 302);
      }
    }
  }

  private static void finish(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /**
   * A byte each tenth of a second, or none at all, until the client gives up or the mood changes.
   */
  private void drip(HttpExchange exchange, boolean anything) throws IOException {
    Mood before = mood;
    if (anything) {
      exchange.sendResponseHeaders(503, 0);
    }
    while (mood == before && !Thread.currentThread().isInterrupted()) {
      if (anything) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
      }
      LockSupport.parkNanos(DROP_NANOS);
    }
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
    workers.shutdownNow();
  }
}
