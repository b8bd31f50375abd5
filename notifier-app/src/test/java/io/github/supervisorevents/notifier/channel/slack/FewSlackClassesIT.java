package io.github.supervisorevents.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

/** Slack's SDK knows all that Slack can do; what we do not use is not loaded. */
class FewSlackClassesIT {

  @Test
  void allOurCallsLoadAFewClassesOfTheSdk() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      for (int call = 0; call < 3; call++) {
        server.enqueue(new MockResponse(200, Headers.of(), "{\"ok\":true}"));
      }
      server.enqueue(new MockResponse(200, Headers.of(), "ok"));
      server.start();

      List<String> output = outputOf(server.url("/").toString());

      assertThat(output).filteredOn(line -> line.startsWith("Taken")).hasSize(3);
      assertThat(output)
          .filteredOn(line -> line.contains(" com.slack."))
          .isNotEmpty()
          .hasSizeLessThan(90)
          .noneMatch(line -> line.contains("MethodsClient"))
          .noneMatch(line -> line.contains("com.slack.api.model.Message "));
      assertThat(output)
          .as("an address without TLS needs none of it")
          .noneMatch(line -> line.contains("sun.security.ssl.TrustManagerFactoryImpl"));
    }
  }

  private static List<String> outputOf(String url) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                PostsToSlack.class.getName(),
                url)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return output.lines().toList();
  }
}
