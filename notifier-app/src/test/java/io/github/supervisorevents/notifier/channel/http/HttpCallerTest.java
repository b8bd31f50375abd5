package io.github.supervisorevents.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.http.HttpOutcome.Answer;
import io.github.supervisorevents.notifier.channel.http.HttpOutcome.NoAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCallerTest {
  @TempDir Path folder;
  private final MockWebServer server = new MockWebServer();

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void requestGoesByTheProxyWithItsLogin() throws Exception {
    server.enqueue(status(407));
    server.enqueue(status(200));
    server.start();
    ProxySettings proxies = proxies("http://me:s3cr3t@127.0.0.1:" + server.getPort());

    Answer answer =
        (Answer) post("http://far.example/x", HttpSettings.defaults().withProxy(proxies));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(server.takeRequest().getRequestLine()).startsWith("POST http://far.example/x");
    assertThat(server.takeRequest().getHeaders().get("Proxy-Authorization"))
        .isEqualTo(Credentials.basic("me", "s3cr3t"));
  }

  @Test
  void proxyThatDoesNotKnowUsIsNotAskedForEver() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return status(407);
          }
        });
    server.start();
    ProxySettings proxies = proxies("http://me:wrong@127.0.0.1:" + server.getPort());

    Answer answer =
        (Answer) post("http://far.example/x", HttpSettings.defaults().withProxy(proxies));

    assertThat(answer.status()).isEqualTo(407);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void exceptedHostIsReachedDirectly() throws Exception {
    server.enqueue(status(200));
    server.start();
    ProxySettings proxies =
        new ProxySettings(
            Optional.empty(),
            Optional.of(ProxyServer.parse("dead.invalid:1")),
            List.of("127.0.0.1"));

    Answer answer =
        (Answer)
            post(
                "http://127.0.0.1:" + server.getPort() + "/x",
                HttpSettings.defaults().withProxy(proxies));

    assertThat(answer.status()).isEqualTo(200);
  }

  /** Starts the server with a certificate for this name; it stands in the file that is returned. */
  private Path serverCertificateFor(String name) throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName(name).build();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.enqueue(status(200));
    server.start();
    return Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
  }

  @Test
  void ownAuthorityIsTrustedWhenItsFileIsGiven() throws Exception {
    Path pem = serverCertificateFor("localhost");
    String url = "https://localhost:" + server.getPort() + "/x";

    NoAnswer strangers = (NoAnswer) post(url, HttpSettings.defaults());
    Answer friends = (Answer) post(url, HttpSettings.defaults().withCaFile(pem));

    assertThat(((RetryLater) strangers.result()).reason().code()).isEqualTo("tls");
    assertThat(friends.status()).isEqualTo(200);
  }

  @Test
  void certificateForAnotherNameIsRefused() throws Exception {
    Path pem = serverCertificateFor("elsewhere.example");

    NoAnswer none =
        (NoAnswer)
            post(
                "https://localhost:" + server.getPort() + "/x",
                HttpSettings.defaults().withCaFile(pem));

    assertThat(((RetryLater) none.result()).reason().code()).isEqualTo("tls");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void fileThatHoldsNoCertificateIsNamed() throws Exception {
    Path pem = Files.writeString(folder.resolve("ca.pem"), "not a certificate");

    NoAnswer none = (NoAnswer) post("https://localhost/x", HttpSettings.defaults().withCaFile(pem));

    assertThat(((Rejected) none.result()).reason().detail()).contains(pem.toString());
  }

  @Test
  void smallAnswerThatUnpacksToALargeOneIsNotReadToItsEnd() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(200)
            .addHeader("Content-Encoding", "gzip")
            .body(gzip(new byte[200_000_000]))
            .build());
    server.start();

    Answer answer =
        (Answer) post("http://127.0.0.1:" + server.getPort() + "/x", HttpSettings.defaults());

    assertThat(answer.body()).hasSize(64 * 1024);
  }

  @Test
  void namesComeFromAFileAndNoNameServerIsAsked() throws Exception {
    assertThat(InetAddress.getByName("known-to-tests.invalid").isLoopbackAddress()).isTrue();
  }

  @Test
  void hostWithoutAnAddressIsForLater() {
    NoAnswer none = (NoAnswer) post("http://no-such-host.invalid/s3cr3t", HttpSettings.defaults());

    assertThat(((RetryLater) none.result()).reason().code()).isEqualTo("unknown_host");
    assertThat(none.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void largeAnswerIsNotReadToItsEnd() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).body("x".repeat(10_000_000)).build());
    server.start();

    Answer answer =
        (Answer) post("http://127.0.0.1:" + server.getPort() + "/x", HttpSettings.defaults());

    assertThat(answer.body()).hasSize(64 * 1024);
  }

  private static HttpOutcome post(String url, HttpSettings settings) {
    try (HttpCaller caller = new HttpCaller(settings)) {
      return caller.post(URI.create(url), Map.of(), "application/json", new byte[] {'{', '}'});
    }
  }

  private static ProxySettings proxies(String http) {
    return new ProxySettings(
        Optional.empty(), Optional.of(ProxyServer.parse(http)), List.of("127.0.0.1"));
  }

  private static Buffer gzip(byte[] plain) throws IOException {
    Buffer packed = new Buffer();
    try (GZIPOutputStream out = new GZIPOutputStream(packed.outputStream())) {
      out.write(plain);
    }
    return packed;
  }

  private static MockResponse status(int code) {
    return new MockResponse.Builder().code(code).build();
  }
}
