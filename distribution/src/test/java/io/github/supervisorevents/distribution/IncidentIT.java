package io.github.supervisorevents.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crash, as the installed notifier tells it under either supervisor. */
@Timeout(180)
class IncidentIT {
  private static final Path FOLDER = Path.of(System.getProperty("distribution.folder"));
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"));
  private static final Pattern INCIDENT = Pattern.compile("\"incident\":\\{\"id\":\"([^\"]+)\"");

  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Path folder;
  private Process supervisor;

  @BeforeEach
  void open() throws IOException {
    // Not a @TempDir: a unix socket's path must be short.
    folder = Files.createTempDirectory(Path.of("/tmp"), "inc");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  @AfterEach
  void close() throws Exception {
    if (supervisor != null) {
      supervisor.destroy();
      if (!supervisor.waitFor(30, TimeUnit.SECONDS)) {
        supervisor.destroyForcibly();
      }
    }
    server.stop(0);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisord", "jsupervisord"})
  void crashIsToldWithItsReasonAndItsEnd(String name) throws Exception {
    Path config = configuration();
    String command =
        name.equals("jsupervisord") ? FOLDER.resolve("bin").resolve(name).toString() : name;
    ProcessBuilder builder =
        new ProcessBuilder(command, "-n", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().putAll(ENVIRONMENT);
    supervisor = builder.start();

    String opened = await("opened");
    assertThat(opened)
        .contains(
            "\"kind\":\"crashed\"", "\"exit_status\":3", "no database", "\"process\":\"web\"");

    Files.createFile(folder.resolve("mended"));
    Command.run(
        ENVIRONMENT,
        folder,
        FOLDER.resolve("bin/jsupervisorctl").toString(),
        "-c",
        config.toString(),
        "start",
        "web");
    String resolved = await("resolved");

    assertThat(resolved).contains("\"kind\":\"recovered\"");
    assertThat(incident(resolved)).isEqualTo(incident(opened));
    assertThat(received).hasSize(2);
  }

  private Path configuration() throws IOException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return Files.writeString(
        folder.resolve("supervisord.conf"),
        """
        [supervisord]
        logfile=%1$s/supervisord.log
        pidfile=%1$s/supervisord.pid
        childlogdir=%1$s
        [unix_http_server]
        file=%1$s/s.sock
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
        [supervisorctl]
        serverurl=unix://%1$s/s.sock
        [eventlistener:notifier]
        command=%2$s/bin/supervisor-notifier
        events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE
        buffer_size=1000
        environment=WEBHOOK_URL="%3$s",NOTIFIER_STATE_DIR="%1$s/state",RECOVERY_AFTER="2s"
        stderr_logfile=%1$s/notifier.log
        [program:web]
        command=/bin/sh -c "test -e %1$s/mended && exec sleep 1000; echo 'no database' >&2; sleep 2; exit 3"
        autorestart=false
        """
            .formatted(folder, FOLDER, url));
  }

  private String await(String status) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      Optional<String> found =
          received.stream()
              .filter(body -> body.contains("\"status\":\"" + status + "\""))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("nothing " + status + " within 60 s; received: " + received);
  }

  private static String incident(String body) {
    Matcher found = INCIDENT.matcher(body);
    assertThat(found.find()).as("an incident in " + body).isTrue();
    return found.group(1);
  }
}
