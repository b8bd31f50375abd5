package io.github.supervisorevents.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint that notes when the event of each serial, and of each process, arrived, and answers
 * 200 after a while. Understands the notifier's body and that of {@code post.py}: for an event both
 * hold a {@code "serial": "N"}, and for an incident the notifier's a {@code "pid": N}.
 */
final class Arrivals implements AutoCloseable {
  private static final Pattern SERIAL = Pattern.compile("\"serial\"\\s*:\\s*\"(\\d+)\"");

  private static final Pattern PID = Pattern.compile("\"pid\"\\s*:\\s*\"?(\\d+)");

  private final Map<Long, Instant> byPid = new ConcurrentHashMap<>();
  private final Map<Long, Instant> bySerial = Collections.synchronizedMap(new HashMap<>());
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer http;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(work -> new Thread(work, "endpoint"));

  Arrivals(Duration answerAfter) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(workers);
    http.createContext(
        "/",
        exchange -> {
          Instant now = Instant.now();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.incrementAndGet();
          Matcher serials = SERIAL.matcher(body);
          while (serials.find()) {
            bySerial.putIfAbsent(Long.valueOf(serials.group(1)), now);
          }
          Matcher pids = PID.matcher(body);
          while (pids.find()) {
            byPid.putIfAbsent(Long.valueOf(pids.group(1)), now);
          }
          pause(answerAfter);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    http.start();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
  }

  Map<Long, Instant> bySerial() {
    synchronized (bySerial) {
      return Map.copyOf(bySerial);
    }
  }

  /** When the first request that names a process id arrived. */
  Map<Long, Instant> byPid() {
    return byPid;
  }

  /** How many requests came; one for an incident has no serial. */
  int requests() {
    return requests.get();
  }

  /** How many events came. */
  int count() {
    return bySerial.size();
  }

  @Override
  public void close() {
    http.stop(0);
    workers.shutdownNow();
  }
}
