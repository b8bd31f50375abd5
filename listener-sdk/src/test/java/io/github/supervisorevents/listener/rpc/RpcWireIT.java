package io.github.supervisorevents.listener.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.github.supervisorevents.listener.rpc.RpcBrokenReplyException.Flaw;
import io.github.supervisorevents.listener.rpc.RpcTimeoutException.Limit;
import io.github.supervisorevents.listener.rpc.RpcUnreachableException.Reason;
import java.io.BufferedReader;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of replies, good and bad, on a socket. */
@Timeout(60)
class RpcWireIT {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final byte[] TRUE = reply(XmlRpcValue.of("4.2.5"));

  private Path folder;

  @BeforeEach
  void makeFolder() throws Exception {
    folder = Files.createTempDirectory("rpc");
  }

  @AfterEach
  void removeFolder() throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static byte[] reply(XmlRpcValue value) {
    return XmlRpcCodec.encode(new XmlRpcReply.Success(value));
  }

  private static byte[] http(byte[] body) {
    return http(body, body.length);
  }

  private static byte[] http(byte[] body, int announced) {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + announced + "\r\n\r\n";
    byte[] bytes =
        Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), head.length() + body.length);
    System.arraycopy(body, 0, bytes, head.length(), body.length);
    return bytes;
  }

  private static SupervisorClient client(FakeServer server) {
    return client(server, RpcTimeouts.of(LONG));
  }

  private static SupervisorClient client(FakeServer server, RpcTimeouts timeouts) {
    return SupervisorClient.builder(server.url()).timeouts(timeouts).build();
  }

  private static Flaw flawOf(FakeServer server) {
    return catchThrowableOfType(
            RpcBrokenReplyException.class, () -> client(server).getSupervisorVersion())
        .flaw();
  }

  @Test
  void theRequestIsHttpWithBasicAuth() throws Exception {
    try (FakeServer server = FakeServer.tcp(FakeServer.saying(http(TRUE)))) {
      SupervisorClient client =
          SupervisorClient.builder(server.url() + "/RPC2").credentials("u", "p:\u00e4").build();

      assertThat(client.getSupervisorVersion()).isEqualTo("4.2.5");

      String host = server.url().substring("http://".length());
      assertThat(server.takeRequest())
          .startsWith("POST /RPC2 HTTP/1.1\r\nHost: " + host + "\r\n")
          .contains("\r\nAuthorization: Basic dTpwOsOk\r\n")
          .contains("\r\nConnection: close\r\n")
          .contains("\r\nX-Control-Characters: raw\r\n")
          .contains("<methodName>supervisor.getSupervisorVersion</methodName>");
      assertThat(client.toString()).doesNotContain("p:\u00e4");
    }
  }

  @Test
  void unixSocketsWork() throws Exception {
    try (FakeServer server =
        FakeServer.unix(folder.resolve("a b.sock"), FakeServer.saying(http(TRUE)))) {
      assertThat(client(server).getSupervisorVersion()).isEqualTo("4.2.5");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100_000})
  void chunkedRepliesAreRead(int size) throws Exception {
    StringBuilder body = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n");
    String document = new String(TRUE, StandardCharsets.UTF_8);
    for (int at = 0; at < document.length(); at += size) {
      String chunk = document.substring(at, Math.min(at + size, document.length()));
      body.append(Integer.toHexString(chunk.length())).append(";x=y\r\n").append(chunk);
      body.append("\r\n");
    }

    try (FakeServer server = FakeServer.tcp(FakeServer.saying(body + "0\r\n\r\n"))) {
      assertThat(client(server).getSupervisorVersion()).isEqualTo("4.2.5");
    }
  }

  @Test
  void aReplyWithoutLengthEndsWithTheConnection() throws Exception {
    String body = "HTTP/1.0 200\n\n" + new String(TRUE, StandardCharsets.UTF_8);

    try (FakeServer server = FakeServer.tcp(FakeServer.saying(body))) {
      assertThat(client(server).getSupervisorVersion()).isEqualTo("4.2.5");
    }
  }

  @Test
  void whatComesBeforeTheReplyIsPassedOver() throws Exception {
    String before = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
    String reply = before + new String(http(TRUE), StandardCharsets.UTF_8);

    try (FakeServer server = FakeServer.tcp(FakeServer.saying(reply))) {
      assertThat(client(server).getSupervisorVersion()).isEqualTo("4.2.5");
    }
  }

  @Test
  void aLengthInCharactersIsSeenThrough() throws Exception {
    byte[] body = reply(XmlRpcValue.of("gr\u00f6\u00dfe \ud83d\ude00".repeat(50)));
    int characters = new String(body, StandardCharsets.UTF_8).codePointCount(0, body.length - 250);

    try (FakeServer server = FakeServer.tcp(FakeServer.saying(http(body, characters)))) {
      assertThat(client(server).getSupervisorVersion()).startsWith("gr\u00f6\u00dfe");
    }
  }

  @Test
  void aReplyCutAnywhereIsAnException() throws Exception {
    byte[] whole = http(TRUE);
    int[] length = {0};

    try (FakeServer server =
        FakeServer.tcp((out, in) -> out.write(Arrays.copyOf(whole, length[0])))) {
      for (; length[0] < whole.length; length[0]++) {
        assertThat(flawOf(server)).as("after %s bytes", length[0]).isEqualTo(Flaw.CUT_OFF);
      }
    }
  }

  @Test
  void aChunkCutAnywhereIsAnException() throws Exception {
    String body = new String(TRUE, StandardCharsets.UTF_8);
    byte[] whole =
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length())
                + "\r\n"
                + body
                + "\r\n0")
            .getBytes(StandardCharsets.UTF_8);
    int[] length = {0};

    try (FakeServer server =
        FakeServer.tcp((out, in) -> out.write(Arrays.copyOf(whole, length[0])))) {
      for (; length[0] <= whole.length; length[0]++) {
        assertThat(flawOf(server)).as("after %s bytes", length[0]).isEqualTo(Flaw.CUT_OFF);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"
      })
  void whatIsNotHttpIsAnException(String text) throws Exception {
    try (FakeServer server = FakeServer.tcp(FakeServer.saying(text))) {
      assertThat(flawOf(server)).isEqualTo(Flaw.NOT_HTTP);
    }
  }

  @Test
  void anEndlessHeadIsAnException() throws Exception {
    byte[] junk = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);

    try (FakeServer server =
        FakeServer.tcp(
            (out, in) -> {
              while (true) {
                out.write(junk);
              }
            })) {
      assertThat(flawOf(server)).isEqualTo(Flaw.NOT_HTTP);
    }
  }

  @Test
  void whatIsNotXmlIsAnExceptionThatShowsIt() throws Exception {
    byte[] page = "<html>proxy</html>".getBytes(StandardCharsets.US_ASCII);

    try (FakeServer server = FakeServer.tcp(FakeServer.saying(http(page)))) {
      assertThatThrownBy(() -> client(server).getState())
          .isInstanceOfSatisfying(
              RpcBrokenReplyException.class, e -> assertThat(e.flaw()).isEqualTo(Flaw.NOT_XML_RPC))
          .hasMessage(
              "supervisor.getState at "
                  + server.url()
                  + ": reply is not XML-RPC: expected <methodResponse>, found"
                  + " \"<html>proxy</html>\" at character 0");
    }
  }

  @Test
  void aResultOfAnotherShapeIsAnException() throws Exception {
    try (FakeServer server = FakeServer.tcp(FakeServer.saying(http(TRUE)))) {
      assertThatThrownBy(() -> client(server).getAllProcessInfo())
          .hasMessageEndingWith("unexpected result: expected an array, found Text[text=4.2.5]");
    }
  }

  @Test
  void aReplyThatIsTooLargeIsAnException() throws Exception {
    byte[] junk = new byte[1000];

    try (FakeServer server =
        FakeServer.tcp(
            (out, in) -> {
              out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              while (true) {
                out.write(junk);
              }
            })) {
      SupervisorClient client =
          SupervisorClient.builder(server.url()).maxReplyBytes(100_000).build();

      assertThatThrownBy(client::getState)
          .isInstanceOfSatisfying(
              RpcBrokenReplyException.class, e -> assertThat(e.flaw()).isEqualTo(Flaw.TOO_LARGE))
          .hasMessageEndingWith("reply too large: more than 100000 bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n<?xml",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffff\r\n<?xml"
      })
  void anAnnouncedReplyTakesNoMemoryBeforeItComes(String reply) throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    try (FakeServer server = FakeServer.tcp(FakeServer.saying(reply))) {
      SupervisorClient client = client(server);
      long before = threads.getCurrentThreadAllocatedBytes();

      assertThatThrownBy(client::getState)
          .isInstanceOfSatisfying(
              RpcBrokenReplyException.class, e -> assertThat(e.flaw()).isEqualTo(Flaw.CUT_OFF));
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 * 1024 * 1024);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 404, 500, 503})
  void anotherStatusThan200IsAnException(int status) throws Exception {
    try (FakeServer server =
        FakeServer.tcp(FakeServer.saying("HTTP/1.1 " + status + " So Be It\r\n\r\n"))) {
      assertThatThrownBy(() -> client(server).getState())
          .isInstanceOfSatisfying(
              RpcHttpException.class,
              e -> {
                assertThat(e.status()).isEqualTo(status);
                assertThat(e.isUnauthorized()).isEqualTo(status == 401);
              })
          .hasMessageContaining("HTTP status " + status + " So Be It");
    }
  }

  @Test
  void aServerThatSaysNothingIsATimeout() throws Exception {
    try (FakeServer server = FakeServer.tcp((out, in) -> in.read())) {
      SupervisorClient client = client(server, new RpcTimeouts(LONG, SHORT, LONG));

      assertThatThrownBy(client::getState)
          .isInstanceOfSatisfying(
              RpcTimeoutException.class,
              e -> {
                assertThat(e.limit()).isEqualTo(Limit.SILENCE);
                assertThat(e.waited()).isEqualTo(SHORT);
              })
          .hasMessageEndingWith("nothing received within 200 ms");
    }
  }

  @Test
  void aUnixServerThatSaysNothingIsATimeout() throws Exception {
    try (FakeServer server = FakeServer.unix(folder.resolve("s"), (out, in) -> in.read())) {
      SupervisorClient client = client(server, new RpcTimeouts(LONG, SHORT, LONG));

      assertThatThrownBy(client::getState)
          .isInstanceOfSatisfying(
              RpcTimeoutException.class, e -> assertThat(e.limit()).isEqualTo(Limit.SILENCE));
    }
  }

  @Test
  void aServerThatDripsIsATimeout() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (FakeServer server =
        FakeServer.tcp(
            (out, in) -> {
              while (true) {
                out.write("HTTP/1.1 200 OK\r\nX: y\r\n".charAt(0));
                never.await(20, TimeUnit.MILLISECONDS);
              }
            })) {
      SupervisorClient client = client(server, new RpcTimeouts(LONG, LONG, SHORT));

      assertThatThrownBy(client::getState)
          .isInstanceOfSatisfying(
              RpcTimeoutException.class, e -> assertThat(e.limit()).isEqualTo(Limit.CALL))
          .hasMessageEndingWith("call not finished within 200 ms");
    }
  }

  @Test
  void aServerThatDoesNotReadIsATimeout() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path socket = folder.resolve("s");
      server.bind(UnixDomainSocketAddress.of(socket));
      SupervisorClient client =
          SupervisorClient.builder("unix://" + socket)
              .timeouts(new RpcTimeouts(LONG, SHORT, LONG))
              .build();

      assertThatThrownBy(() -> client.sendProcessStdin("cat", "x".repeat(10_000_000)))
          .isInstanceOfSatisfying(
              RpcTimeoutException.class, e -> assertThat(e.limit()).isEqualTo(Limit.SILENCE));
    }
  }

  @Test
  void aServerThatDoesNotAcceptIsATimeout() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path socket = folder.resolve("s");
      server.bind(UnixDomainSocketAddress.of(socket), 1);
      List<SocketChannel> queue = fillQueue(socket);
      SupervisorClient client =
          SupervisorClient.builder("unix://" + socket)
              .timeouts(new RpcTimeouts(SHORT, LONG, LONG))
              .build();

      assertThatThrownBy(client::getState)
          .isInstanceOfSatisfying(
              RpcTimeoutException.class, e -> assertThat(e.limit()).isEqualTo(Limit.CONNECT))
          .hasMessageEndingWith("connection not accepted within 200 ms");
      for (SocketChannel channel : queue) {
        channel.close();
      }
    }
  }

  private static List<SocketChannel> fillQueue(Path socket) throws Exception {
    List<SocketChannel> queue = new ArrayList<>();
    while (true) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.configureBlocking(false);
      queue.add(channel);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
      } catch (SocketException full) {
        return queue;
      }
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws Exception {
    String closed;
    try (FakeServer server = FakeServer.tcp(FakeServer.saying(""))) {
      closed = server.url();
    }
    Path stale = folder.resolve("stale");
    FakeServer.unix(stale, FakeServer.saying("")).close();

    assertThat(reasonOf(closed)).isEqualTo(Reason.REFUSED);
    assertThat(reasonOf("unix://" + stale)).isEqualTo(Reason.REFUSED);
    assertThat(reasonOf("unix://" + folder.resolve("none"))).isEqualTo(Reason.NO_SUCH_FILE);
    assertThat(reasonOf("unix://" + folder)).isEqualTo(Reason.REFUSED);
    assertThat(reasonOf("unix:///" + "x".repeat(108))).isEqualTo(Reason.OTHER);
    assertThat(reasonOf("http://no-such-host.invalid:9001")).isEqualTo(Reason.UNKNOWN_HOST);
  }

  private static Reason reasonOf(String url) {
    SupervisorClient client = SupervisorClient.builder(url).build();
    return catchThrowableOfType(RpcUnreachableException.class, client::getState).reason();
  }

  @Test
  void interruptingEndsTheWaiting() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (FakeServer server =
        FakeServer.tcp(
            (out, in) -> {
              asked.countDown();
              in.read();
            })) {
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                assertThatThrownBy(() -> client(server).getState())
                    .isInstanceOf(RpcInterruptedException.class);
                flag.complete(Thread.currentThread().isInterrupted());
              },
              "caller");
      caller.start();
      asked.await();

      caller.interrupt();

      assertThat(flag.get(30, TimeUnit.SECONDS)).isTrue();
      caller.join();
    }
  }

  @Test
  void aLogIsFollowedLineByLineUntilTheServerEnds() throws Exception {
    CountDownLatch firstRead = new CountDownLatch(1);
    try (FakeServer server =
        FakeServer.tcp(
            (out, in) -> {
              FakeServer.saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                  .answer(out, in);
              FakeServer.saying("5\r\none\nt\r\n").answer(out, in);
              firstRead.await();
              FakeServer.saying("6\r\nw\u00f6\n\u00fc\r\n").answer(out, in);
            })) {
      try (LogStream log =
          client(server).followProcessLog("w%:gr\u00f6\u00dfe", LogStream.Channel.STDERR)) {
        BufferedReader lines = log.lines();
        assertThat(lines.readLine()).isEqualTo("one");
        firstRead.countDown();
        assertThat(lines.readLine()).isEqualTo("tw\u00f6");
        assertThat(lines.readLine()).isEqualTo("\u00fc");
        assertThat(lines.readLine()).isNull();
      }
      assertThat(server.takeRequest())
          .startsWith("GET /logtail/w%25:gr%C3%B6%C3%9Fe/stderr HTTP/1.1\r\n");
    }
  }

  @Test
  void followingOutlastsTheTimeoutsOfCalls() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (FakeServer server =
        FakeServer.tcp(
            (out, in) -> {
              FakeServer.saying("HTTP/1.1 200 OK\r\n\r\n").answer(out, in);
              never.await(3 * SHORT.toMillis(), TimeUnit.MILLISECONDS);
              FakeServer.saying("late\n").answer(out, in);
            })) {
      try (LogStream log = client(server, RpcTimeouts.of(SHORT)).followMainLog()) {
        assertThat(log.lines().readLine()).isEqualTo("late");
      }
    }
  }

  @Test
  void closingALogEndsTheReading() throws Exception {
    try (FakeServer server =
        FakeServer.tcp(
            (out, in) -> {
              FakeServer.saying("HTTP/1.1 200 OK\r\n\r\nx").answer(out, in);
              in.read();
            })) {
      LogStream log = client(server).followMainLog();
      CompletableFuture<Integer> end = new CompletableFuture<>();
      CountDownLatch reading = new CountDownLatch(1);
      Thread reader =
          new Thread(
              () -> {
                try {
                  assertThat(log.read()).isEqualTo('x');
                  reading.countDown();
                  end.complete(log.read());
                } catch (Exception e) {
                  end.completeExceptionally(e);
                }
              },
              "reader");
      reader.start();
      reading.await();

      log.close();

      assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
      assertThat(log.read()).isEqualTo(-1);
      reader.join();
    }
  }

  @Test
  void interruptingTheReaderOfALogEndsTheReading() throws Exception {
    try (FakeServer server =
        FakeServer.tcp(
            (out, in) -> {
              FakeServer.saying("HTTP/1.1 200 OK\r\n\r\n").answer(out, in);
              in.read();
            })) {
      try (LogStream log = client(server).followMainLog()) {
        Thread.currentThread().interrupt();

        assertThatThrownBy(log::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }
}
