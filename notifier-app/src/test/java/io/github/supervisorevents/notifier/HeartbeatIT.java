package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class HeartbeatIT {
  @TempDir Path folder;
  private HttpServer server;
  private volatile int status = 200;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private NotifierProcess notifier;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/ping/needle";
    notifier = NotifierProcess.start(folder, Map.of("HEARTBEAT_URL", url));
    assertThat(notifier.line()).isEqualTo("READY");
  }

  @AfterEach
  void end() {
    notifier.close();
    server.stop(0);
  }

  private void tick(int serial, String event) throws IOException {
    assertThat(notifier.answerTo(serial, event, "when:" + serial)).isEqualTo("OK");
  }

  @Test
  void theAddressIsCalledAtEachMinutesTickAndAtNoOther() throws IOException, InterruptedException {
    tick(0, "TICK_5");
    tick(1, "TICK_60");
    Waiting.until("the first call", () -> calls.size() == 1);
    tick(2, "TICK_5");
    tick(3, "TICK_60");
    Waiting.until("the second call", () -> calls.size() == 2);

    assertThat(calls).containsOnly("GET /ping/needle");
    notifier.terminate();
    assertThat(notifier.exitCode()).isZero();
    assertThat(calls).hasSize(2);
  }

  @Test
  void troubleIsSaidOnceAndSoIsItsEnd() throws IOException, InterruptedException {
    status = 500;
    for (int serial = 0; serial < 3; serial++) {
      tick(serial, "TICK_60");
      int expected = serial + 1;
      Waiting.until("a call", () -> calls.size() == expected);
    }
    status = 200;
    tick(3, "TICK_60");
    Waiting.until(
        "the end of it", () -> notifier.stderr().contains("HEARTBEAT_URL is called again"));

    assertThat(notifier.stderr()).containsOnlyOnce("HEARTBEAT_URL cannot be called: HTTP 500");
    assertThat(notifier.stderr()).doesNotContain("needle");
  }
}
