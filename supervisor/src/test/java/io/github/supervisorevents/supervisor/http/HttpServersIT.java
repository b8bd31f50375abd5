package io.github.supervisorevents.supervisor.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.listener.rpc.LogStream.Channel;
import io.github.supervisorevents.listener.rpc.MulticallResult;
import io.github.supervisorevents.listener.rpc.RpcCall;
import io.github.supervisorevents.listener.rpc.RpcHttpException;
import io.github.supervisorevents.listener.rpc.SupervisorCalls;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.supervisor.control.InMemoryControl;
import io.github.supervisorevents.supervisor.spec.Credentials;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.spec.Secret;
import io.github.supervisorevents.supervisor.spec.ServerSpec;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServersIT {
  private static final HttpLimits SMALL =
      new HttpLimits(2048, 64 << 10, Duration.ofMillis(300), Duration.ofMillis(600), 100);

  private final InMemoryControl control = new InMemoryControl();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final List<HttpServers> opened = new ArrayList<>();
  private Path folder;
  private Path socket;

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createTempDirectory(Path.of("/tmp"), "http");
    socket = folder.resolve("s.sock");
  }

  @AfterEach
  void closeAll() throws IOException {
    opened.forEach(HttpServers::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void bothTransportsAnswer() throws Exception {
    int port = freePort();
    open(HttpLimits.USUAL, unix(), new ServerSpec.Inet("127.0.0.1", port, Optional.empty()));

    assertThat(client().getIdentification()).isEqualTo("memory");
    assertThat(SupervisorClient.builder("http://127.0.0.1:" + port).build().getPID())
        .isEqualTo(1234);
  }

  @Test
  void missingPasswordsAreLogged() throws Exception {
    open(HttpLimits.USUAL, unix());

    assertThat(log)
        .contains(
            "CRITICAL Server 'unix_http_server' running without any HTTP authentication checking");
  }

  @Test
  void onlyTheRightPasswordIsLetIn() throws Exception {
    open(HttpLimits.USUAL, unix("me", "secret"));

    assertThat(client("me", "secret").getIdentification()).isEqualTo("memory");
    for (SupervisorClient wrong :
        List.of(client(), client("me", "Secret"), client("you", "secret"), client("me", ""))) {
      assertThatThrownBy(wrong::getIdentification)
          .isInstanceOfSatisfying(
              RpcHttpException.class, refused -> assertThat(refused.status()).isEqualTo(401));
    }
    assertThat(RawClient.ask(socket, "GET /mainlogtail HTTP/1.1\nHost: x\n", ""))
        .startsWith("HTTP/1.1 401")
        .contains("WWW-Authenticate: Basic realm=\"default\"");
    assertThat(RawClient.ask(socket, "GET / HTTP/1.1\nHost: x\nAuthorization: Basic !\n", ""))
        .startsWith("HTTP/1.1 401");
    assertThat(log).noneMatch(line -> line.contains("secret"));
  }

  @Test
  void hashedPasswordIsUnderstood() throws Exception {
    open(HttpLimits.USUAL, unix("me", "{SHA}82AB876D1387bfafe46cc1c8a2ef074eae50cb1d"));

    assertThat(client("me", "thepassword").getPID()).isEqualTo(1234);
    assertThatThrownBy(client("me", "82ab876d1387bfafe46cc1c8a2ef074eae50cb1d")::getPID)
        .isInstanceOf(RpcHttpException.class);
  }

  @Test
  void socketHasItsModeAndGoesAwayAtTheEnd() throws Exception {
    HttpServers servers =
        open(
            HttpLimits.USUAL,
            new ServerSpec.Unix(socket, 0640, Optional.empty(), Optional.empty()));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-r-----");
    servers.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void staleSocketIsReplaced() throws Exception {
    try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(socket));
    }

    open(HttpLimits.USUAL, unix());

    assertThat(client().getPID()).isEqualTo(1234);
    assertThat(log).contains("WARN Unlinking stale socket " + socket);
  }

  @Test
  void livingSocketIsLeftAlone() throws Exception {
    open(HttpLimits.USUAL, unix());

    assertThatThrownBy(() -> open(HttpLimits.USUAL, unix()))
        .isInstanceOf(HttpOpenException.class)
        .hasMessageStartingWith("another program is listening on " + socket);
    assertThat(client().getPID()).isEqualTo(1234);
    assertThat(folder)
        .isDirectoryContaining("glob:**/s.sock")
        .isDirectoryNotContaining("glob:**/s.sock.*");
  }

  @Test
  void takenPortIsSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      ServerSpec inet = new ServerSpec.Inet("127.0.0.1", taken.getLocalPort(), Optional.empty());

      assertThatThrownBy(() -> open(HttpLimits.USUAL, unix(), inet))
          .isInstanceOf(HttpOpenException.class)
          .hasMessageContaining("Another program is already listening")
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void socketThatCannotBeMadeIsNamed() {
    Path nowhere = folder.resolve("missing/s.sock");

    assertThatThrownBy(
            () ->
                open(
                    HttpLimits.USUAL,
                    new ServerSpec.Unix(nowhere, 0700, Optional.empty(), Optional.empty())))
        .isInstanceOf(HttpOpenException.class)
        .hasMessage(
            "The HTTP server at unix://"
                + nowhere
                + " cannot be opened: No such file or directory");
  }

  @Test
  void addressOfAnotherMachineIsNotCalledTaken() {
    ServerSpec elsewhere = new ServerSpec.Inet("192.0.2.1", 9001, Optional.empty());

    assertThatThrownBy(() -> open(HttpLimits.USUAL, elsewhere))
        .isInstanceOf(HttpOpenException.class)
        .hasMessageStartingWith("An HTTP server cannot be opened: ")
        .hasMessageContaining("192.0.2.1:9001 (");
  }

  @Test
  void hostWithoutAnAddressIsSaid() {
    ServerSpec nowhere = new ServerSpec.Inet("host.invalid", 9001, Optional.empty());

    assertThatThrownBy(() -> open(HttpLimits.USUAL, nowhere))
        .isInstanceOf(HttpOpenException.class)
        .hasMessageContaining("host.invalid")
        .hasMessageEndingWith("(no address is known for its host)");
  }

  @Test
  void tooLongPathIsSaid() {
    Path far = folder.resolve("x".repeat(100));

    assertThatThrownBy(
            () ->
                open(
                    HttpLimits.USUAL,
                    new ServerSpec.Unix(far, 0700, Optional.empty(), Optional.empty())))
        .isInstanceOf(HttpOpenException.class)
        .hasMessageContaining("too long");
  }

  @Test
  void callsThatWaitHoldNoThreadAndOutliveTheIdleTime() throws Exception {
    open(SMALL, unix());
    control.add("cat", "cat", ProcessState.STOPPED, Optional.empty());
    ExecutorService callers = Executors.newCachedThreadPool();
    try {
      List<CompletableFuture<Void>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(CompletableFuture.runAsync(() -> client().startProcess("cat"), callers));
      }
      Until.isTrue("all calls wait", () -> control.waiting() == 50);

      assertThat(client().getPID()).isEqualTo(1234);
      assertThat(threads("http")).isLessThan(10);
      awaitIdleTime();
      assertThat(calls).noneMatch(CompletableFuture::isDone);
      control.release();

      CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get();
    } finally {
      callers.shutdown();
    }
  }

  /** A connection that is opened now and says nothing is closed when the idle time is over. */
  private void awaitIdleTime() throws IOException {
    try (RawClient idle = new RawClient(socket)) {
      idle.send(head("POST", 0) + "\r\n");
      idle.readToEnd();
    }
  }

  @Test
  void multicallOfThousandsIsAnswered() throws Exception {
    open(HttpLimits.USUAL, unix());
    List<RpcCall<Integer>> calls = Stream.generate(SupervisorCalls::getPID).limit(10_000).toList();

    MulticallResult results = client().multicall(calls);

    assertThat(calls).allSatisfy(call -> assertThat(results.get(call)).isEqualTo(1234));
  }

  @Test
  void tooLargeBodyIsRefused() throws Exception {
    open(SMALL, unix());

    assertThat(RawClient.ask(socket, head("POST", 100_000).replace("\r", ""), ""))
        .startsWith("HTTP/1.1 413");
    String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
    assertThat(
            RawClient.ask(
                socket,
                "POST /RPC2 HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n",
                chunk + chunk + chunk + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void tooLargeHeadersAreRefused() throws Exception {
    open(SMALL, unix());

    assertThat(RawClient.ask(socket, "GET / HTTP/1.1\nHost: x\nX: " + "x".repeat(5000) + "\n", ""))
        .startsWith("HTTP/1.1 431");
  }

  @Test
  void drippingHeadersAreCutOff() throws Exception {
    open(SMALL, unix());
    try (RawClient slow = new RawClient(socket)) {
      slow.send("POST /RPC2 HTTP/1.1\r\n");

      assertThatThrownBy(() -> dripForEver(slow)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void drippingBodyIsCutOff() throws Exception {
    open(SMALL, unix());
    try (RawClient slow = new RawClient(socket)) {
      slow.send(head("POST", 60_000) + "\r\n");

      assertThatThrownBy(() -> dripForEver(slow)).isInstanceOf(IOException.class);
      assertThat(client().getPID()).isEqualTo(1234);
    }
  }

  private static void dripForEver(RawClient slow) throws Exception {
    for (int i = 0; i < 2000; i++) {
      slow.send("x");
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void whatIsNoCallIsRefused() throws Exception {
    open(HttpLimits.USUAL, unix());

    assertThat(post("Host: x", "<methodCall><methodName></methodName></methodCall>"))
        .startsWith("HTTP/1.1 400");
    assertThat(post("Host: x", "rubbish")).startsWith("HTTP/1.1 400");
    assertThat(RawClient.ask(socket, "GET /RPC2 HTTP/1.1\nHost: x\n", ""))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: POST");
    assertThat(RawClient.ask(socket, "GET /nowhere HTTP/1.1\nHost: x\n", ""))
        .startsWith("HTTP/1.1 404");
    assertThat(client().getPID()).isEqualTo(1234);
  }

  @Test
  void controlCharactersGoOnlyToWhoReadsThem() throws Exception {
    open(HttpLimits.USUAL, unix());
    control.mainLog(Files.writeString(folder.resolve("main.log"), "\u001b[31mred\n"));
    String call =
        "<methodCall><methodName>supervisor.readLog</methodName><params>"
            + "<param><value><int>0</int></value></param>"
            + "<param><value><int>0</int></value></param></params></methodCall>";

    assertThat(client().readLog(0, 0)).isEqualTo("\u001b[31mred\n");
    assertThat(post("Host: x", call)).contains("[31mred").doesNotContain("\u001b");
  }

  @Test
  void pagesOfOtherSitesAreRefused() throws Exception {
    open(HttpLimits.USUAL, unix());
    String call = "<methodCall><methodName>supervisor.shutdown</methodName></methodCall>";

    assertThat(post("Host: box:9001\nOrigin: http://evil.example", call))
        .startsWith("HTTP/1.1 403");
    assertThat(post("Host: box:9001\nOrigin: null", call)).startsWith("HTTP/1.1 403");
    assertThat(control.asked()).isEmpty();
    assertThat(post("Host: box:9001\nOrigin: http://box:9001", call)).startsWith("HTTP/1.1 200");
  }

  @Test
  void logIsFollowedOverRotationAndTruncation() throws Exception {
    Path file = Files.writeString(folder.resolve("cat.log"), "x".repeat(2000) + "\nlast\n");
    control.add("g", "cat", ProcessState.RUNNING, Optional.of(file));
    open(SMALL, unix());
    try (var stream = client().followProcessLog("g:cat", Channel.STDERR)) {
      StringBuilder seen = new StringBuilder();

      readUntil(stream, seen, "last\n");
      assertThat(seen).hasSize(1024);
      append(file, "first");
      readUntil(stream, seen, "first");
      Files.move(file, folder.resolve("cat.log.1"));
      append(folder.resolve("cat.log.1"), "old");
      readUntil(stream, seen, "old");
      Files.writeString(file, "new");
      readUntil(stream, seen, "oldnew");
      Files.writeString(file, "");
      readUntil(stream, seen, "new==> File truncated <==\n");
      append(file, "again");
      readUntil(stream, seen, "again");
    }
  }

  @Test
  void followerThatLeavesIsNoticed() throws Exception {
    Path file = Files.writeString(folder.resolve("main.log"), "hello\n");
    control.mainLog(file);
    open(SMALL, unix());

    try (var stream = client().followMainLog()) {
      readUntil(stream, new StringBuilder(), "hello\n");
      assertThat(openFiles(file)).isEqualTo(1);
    }

    Until.isTrue("the log is closed", () -> openFiles(file) == 0);
  }

  @Test
  void followersAreSentAwayAtTheEnd() throws Exception {
    Path file = Files.writeString(folder.resolve("main.log"), "hello\n");
    control.mainLog(file);
    HttpServers servers = open(HttpLimits.USUAL, unix());
    try (var stream = client().followMainLog()) {
      readUntil(stream, new StringBuilder(), "hello\n");

      servers.close();

      assertThat(stream.readAllBytes()).isEmpty();
    }
  }

  @Test
  void supervisorctlsEmptyHostIsAccepted() throws Exception {
    control.mainLog(Files.writeString(folder.resolve("main.log"), "hello\n"));
    open(HttpLimits.USUAL, unix());
    try (RawClient ctl = new RawClient(socket)) {
      ctl.send("GET /mainlogtail HTTP/1.1\r\nHost: \r\nAccept-Encoding: chunked\r\n\r\n\r\n");

      assertThat(ctl.readUntil("hello"))
          .startsWith("HTTP/1.1 200")
          .contains("X-Accel-Buffering: no");
    }
  }

  @Test
  void unknownLogsAreNotFound() throws Exception {
    control.add("cat", "cat", ProcessState.RUNNING, Optional.empty());
    control.add("gone", "gone", ProcessState.RUNNING, Optional.of(folder.resolve("gone.log")));
    open(HttpLimits.USUAL, unix());

    for (String path :
        List.of(
            "/logtail",
            "/logtail/",
            "/logtail/dog",
            "/logtail/cat",
            "/logtail/cat/stdin",
            "/logtail/cat:*",
            "/logtail/gone",
            "/mainlogtail")) {
      assertThat(RawClient.ask(socket, "GET " + path + " HTTP/1.1\nHost: x\n", ""))
          .as(path)
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void whatGoesToDevNullIsEmptyWhenRead() throws Exception {
    control.add("web", "web", ProcessState.RUNNING, Optional.of(Path.of("/dev/null")));
    open(HttpLimits.USUAL, unix());

    assertThat(client().readProcessStdoutLog("web", 0, 0)).isEmpty();
    assertThat(client().readProcessStdoutLog("web", -1600, 0)).isEmpty();
  }

  @Test
  void pagesAreServed() throws Exception {
    control.add("cat", "cat", ProcessState.RUNNING, Optional.empty());
    open(HttpLimits.USUAL, unix());
    String page = RawClient.ask(socket, "GET / HTTP/1.1\nHost: x\n", "");
    String token = page.replaceAll("(?s).*name=\"token\" value=\"([0-9a-f]+)\".*", "$1");
    String form = "action=clearlog&processname=cat&token=" + token;

    String answer =
        RawClient.ask(
            socket,
            "POST /index.html HTTP/1.1\nHost: x\nOrigin: http://x\nContent-Length: "
                + form.length()
                + "\nContent-Type: application/x-www-form-urlencoded\n",
            form);

    assertThat(page).startsWith("HTTP/1.1 200").contains("Content-Security-Policy:", "memory");
    assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: index.html?notice=");
    assertThat(control.asked()).containsExactly("clear cat");
    assertThat(RawClient.ask(socket, "HEAD / HTTP/1.1\nHost: x\n", ""))
        .startsWith("HTTP/1.1 200")
        .endsWith("\r\n\r\n");
    assertThat(RawClient.ask(socket, "GET /?a=%zz HTTP/1.1\nHost: x\n", ""))
        .startsWith("HTTP/1.1 400");
    assertThat(RawClient.ask(socket, "PUT / HTTP/1.1\nHost: x\n", "")).startsWith("HTTP/1.1 405");
  }

  @Test
  void noServersNeedNoThreads() throws Exception {
    long before = threads("http");

    open(HttpLimits.USUAL);

    assertThat(threads("http")).isEqualTo(before);
  }

  @Test
  void threadsAreGoneAfterClose() throws Exception {
    open(HttpLimits.USUAL, unix()).close();

    Until.isTrue("no thread is left", () -> threads("http") == 0);
  }

  private static void readUntil(InputStream stream, StringBuilder seen, String end)
      throws IOException {
    byte[] buffer = new byte[4096];
    while (!seen.toString().endsWith(end)) {
      int read = stream.read(buffer);
      assertThat(read).as("after " + seen).isPositive();
      seen.append(new String(buffer, 0, read, UTF_8));
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static long openFiles(Path file) throws IOException {
    long open = 0;
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          open += Files.readSymbolicLink(descriptor).equals(file) ? 1 : 0;
        } catch (IOException closedMeanwhile) {
          open += 0;
        }
      }
    }
    return open;
  }

  private static long threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .count();
  }

  private String post(String headers, String body) throws IOException {
    return RawClient.ask(
        socket,
        "POST /RPC2 HTTP/1.1\n" + headers + "\nContent-Length: " + body.length() + "\n",
        body);
  }

  private static String head(String method, int length) {
    return method + " /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n";
  }

  private HttpServers open(HttpLimits limits, ServerSpec... specs) throws HttpOpenException {
    HttpServers servers =
        HttpServers.open(List.of(specs), control, "4.2.5", ZoneOffset.UTC, limits, this::note);
    opened.add(servers);
    return servers;
  }

  private void note(LogLevel level, String message) {
    log.add(level + " " + message);
  }

  private ServerSpec unix() {
    return new ServerSpec.Unix(socket, 0700, Optional.empty(), Optional.empty());
  }

  private ServerSpec unix(String username, String password) {
    return new ServerSpec.Unix(
        socket,
        0700,
        Optional.empty(),
        Optional.of(new Credentials(username, Secret.of(password))));
  }

  private SupervisorClient client() {
    return SupervisorClient.builder("unix://" + socket).build();
  }

  private SupervisorClient client(String username, String password) {
    return SupervisorClient.builder("unix://" + socket).credentials(username, password).build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }
}
