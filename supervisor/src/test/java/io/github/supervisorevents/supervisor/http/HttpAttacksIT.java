package io.github.supervisorevents.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.supervisorevents.supervisor.control.InMemoryControl;
import io.github.supervisorevents.supervisor.spec.ServerSpec;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients that mean harm, or stand still, can do: nothing that the others notice. */
@Timeout(120)
class HttpAttacksIT {
  private static final HttpLimits SMALL =
      new HttpLimits(2048, 64 << 10, Duration.ofSeconds(1), Duration.ofSeconds(2), 100);
  private static final String SECRET = "not for clients";

  private final InMemoryControl control = new InMemoryControl();
  private Path folder;
  private Path socket;
  private Path log;
  private HttpServers servers;

  @BeforeEach
  void open() throws Exception {
    folder = Files.createTempDirectory(Path.of("/tmp"), "http");
    socket = folder.resolve("s.sock");
    log = Files.writeString(folder.resolve("web.log"), "a line\n");
    Files.writeString(folder.resolve("other"), SECRET);
    control.mainLog(log);
    control.add("web", "web_00", ProcessState.RUNNING, Optional.of(log));
    servers =
        HttpServers.open(
            List.of(new ServerSpec.Unix(socket, 0700, Optional.empty(), Optional.empty())),
            control,
            "4.2.5",
            ZoneOffset.UTC,
            SMALL,
            (level, message) -> {});
  }

  @AfterEach
  void close() throws IOException {
    servers.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/logtail/../FOLDER/other",
        "/logtail/%2e%2e/FOLDER/other",
        "/logtail/..%2fFOLDER%2fother",
        "/logtail/%252e%252e/other",
        "/logtail/web:web_00/../../other",
        "/logtail/web:web_00%2f..%2fother",
        "/logtail/web:web_00/stdout/../../other",
        "/logtail/web:web_00%00.log",
        "/logtail//FOLDER/other",
        "/logtail/FOLDER/other",
        "/mainlogtail/../other",
        "/stylesheets/../../other",
        "/stylesheets/%2e%2e/%2e%2e/other",
        "//FOLDER/other",
        "/..;/other",
        "/tail.html?processname=../other"
      })
  void noPathLeadsToAnotherFile(String path) throws Exception {
    String request = "GET " + path.replace("FOLDER", folder.toString()) + " HTTP/1.1\r\n";
    try (RawClient client = new RawClient(socket)) {
      client.send(request + "Host: x\r\nConnection: close\r\n\r\n");

      // A log that is followed does not end: the head and its first lines tell.
      String answer = client.readUntil("\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(SECRET);
      if (!path.contains(".html")) {
        assertThat(answer).doesNotStartWith("HTTP/1.1 200");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../other",
        "web:../../other",
        "../../../../../../etc/passwd",
        "/etc/passwd",
        "web:web_00/../../other",
        "web:web_00&#0;"
      })
  void noNameLeadsToAnotherFile(String name) throws Exception {
    String numbers = "<param><value><int>0</int></value></param>".repeat(2);
    for (String method :
        List.of("readProcessLog", "readProcessStderrLog", "tailProcessLog", "getProcessInfo")) {
      String body =
          "<methodCall><methodName>supervisor."
              + method
              + "</methodName><params><param><value>"
              + name
              + "</value></param>"
              + (method.startsWith("get") ? "" : numbers)
              + "</params></methodCall>";

      assertThat(post(body)).contains("faultCode", "BAD_NAME").doesNotContain(SECRET);
    }
    assertThat(folder.resolve("other")).hasContent(SECRET);
  }

  @Test
  void entitiesAreNotExpanded() throws Exception {
    String laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">"
            + "<!ENTITY file SYSTEM \"file://"
            + folder.resolve("other")
            + "\">]><methodCall><methodName>&file;&b;</methodName></methodCall>";

    assertThat(post(laughs)).startsWith("HTTP/1.1 400").doesNotContain(SECRET).contains("no DTD");
  }

  @Test
  void aThousandConnectionsThatSayNothingKeepNobodyOutForLong() throws Exception {
    List<RawClient> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        silent.add(new RawClient(socket));
      }
      // Those above the limit are closed at once; those within it after a second of silence.
      Until.isTrue("an answer", this::answers);
    } finally {
      for (RawClient one : silent) {
        one.close();
      }
    }
  }

  private boolean answers() {
    try {
      return post(call("supervisor.getPID")).contains("1234");
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void aFollowerThatDoesNotReadIsDroppedAndWhatItMissedStaysInTheFile() throws Exception {
    byte[] megabyte = "0123456789abcde\n".repeat(65_536).getBytes();
    try (RawClient follower = new RawClient(socket)) {
      follower.send("GET /logtail/web:web_00 HTTP/1.1\r\nHost: x\r\n\r\n");
      follower.readUntil("a line");
      assertThat(isOpen(log)).isTrue();
      for (int i = 0; i < 64; i++) {
        Files.write(log, megabyte, StandardOpenOption.APPEND);
      }

      Until.isTrue("the log to be let go", () -> !isOpen(log));
      assertThat(post(call("supervisor.getPID"))).contains("1234");
      // What the socket held; had the server gone on, it would be all of it, without end.
      assertThat(follower.readToEnd().length()).isLessThan(4 << 20);
      assertThat(allocated("http")).isLessThan(16L << 20);
    }
  }

  /** Whether this process, which the server is in, has a file open. */
  private static boolean isOpen(Path file) throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.anyMatch(descriptor -> leadsTo(descriptor, file));
    }
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /** What the server's threads have allocated since they began. */
  private static long allocated(String prefix) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .mapToLong(thread -> Math.max(0, threads.getThreadAllocatedBytes(thread.getId())))
        .sum();
  }

  private static String call(String method) {
    return "<methodCall><methodName>" + method + "</methodName></methodCall>";
  }

  private String post(String body) throws IOException {
    return RawClient.ask(
        socket, "POST /RPC2 HTTP/1.1\nHost: x\nContent-Length: " + body.length() + "\n", body);
  }
}
