package io.github.supervisorevents.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.LoadedClasses;
import java.util.List;
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

      List<String> output = LoadedClasses.by(PostsToSlack.class, server.url("/").toString());

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
}
