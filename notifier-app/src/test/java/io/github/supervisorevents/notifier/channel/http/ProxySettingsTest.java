package io.github.supervisorevents.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.notifier.channel.http.HttpOutcome.Answer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

  @ParameterizedTest
  @CsvSource({
    "corp.example, https://corp.example/, true",
    "corp.example, https://a.corp.example/, true",
    ".corp.example, https://a.corp.example/, true",
    "*.corp.example, https://a.corp.example/, true",
    "CORP.example, https://Corp.Example/, true",
    "corp.example, https://notcorp.example/, false",
    "corp.example:8443, https://corp.example:8443/, true",
    "corp.example:8443, https://corp.example/, false",
    "10.0.0.1, http://10.0.0.1/, true",
    "*, https://anything.example/, true",
    "'', https://corp.example/, false"
  })
  void exceptionsAreReachedDirectly(String exception, URI address, boolean direct) {
    ProxyServer proxy = ProxyServer.parse("proxy:8080");
    ProxySettings settings =
        new ProxySettings(Optional.of(proxy), Optional.of(proxy), List.of(exception));

    assertThat(settings.proxyFor(address).isEmpty()).isEqualTo(direct);
  }

  @Test
  void eachSchemeHasItsProxy() {
    ProxySettings settings =
        new ProxySettings(Optional.of(ProxyServer.parse("secure:1")), Optional.empty(), List.of());

    assertThat(settings.proxyFor(URI.create("https://x/"))).isPresent();
    assertThat(settings.proxyFor(URI.create("http://x/"))).isEmpty();
  }

  @Test
  void proxyIsReadInAllItsForms() {
    assertThat(ProxyServer.parse("proxy").port()).isEqualTo(3128);
    assertThat(ProxyServer.parse("http://proxy:8080/").port()).isEqualTo(8080);
    ProxyServer.Login login = ProxyServer.parse("http://me:p%40ss+@proxy").login().orElseThrow();
    assertThat(login.user()).isEqualTo("me");
    assertThat(login.password().reveal()).isEqualTo("p@ss+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "socks5://proxy:1",
        "http://",
        "http://me@proxy",
        "http://pr oxy:s3cr3t",
        "http://a:s3cr3t@h:x"
      })
  void proxyThatIsNoneIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> ProxyServer.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void passwordIsNotPrinted() {
    assertThat(ProxyServer.parse("http://me:s3cr3t@proxy").toString()).doesNotContain("s3cr3t");
  }

  @Test
  void retryAfterIsSecondsOrADate() {
    Instant now = Instant.parse("2026-11-20T09:00:00Z");

    assertThat(RetryAfter.parse("17", now)).contains(Duration.ofSeconds(17));
    assertThat(RetryAfter.parse(" 0.5 ", now)).contains(Duration.ofMillis(500));
    assertThat(RetryAfter.parse("Fri, 20 Nov 2026 09:01:00 GMT", now))
        .contains(Duration.ofMinutes(1));
    assertThat(RetryAfter.parse("Fri, 20 Nov 2026 08:00:00 GMT", now)).contains(Duration.ZERO);
    assertThat(RetryAfter.parse("999999999", now)).contains(Duration.ofDays(1));
    assertThat(RetryAfter.parse("soon", now)).isEmpty();
    assertThat(RetryAfter.parse("-1", now)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"retry_after\":3,\"ok\":false,\"error\":\"rate_limited\"}",
        "{\"message\": \"You are being rate limited.\", \"retry_after\": 3.0}",
        "{\"ok\":false,\"description\":\"Too Many Requests: retry after 3\"}"
      })
  void retryAfterMayStandInTheBodyOnly(String body) {
    Answer answer = new Answer(429, Map.of(), body);

    assertThat(RetryAfter.of(answer, Clock.systemUTC())).contains(Duration.ofSeconds(3));
  }

  @Test
  void retryAfterOfTheHeaderGoesBeforeThatOfTheBody() {
    Answer answer = new Answer(429, Map.of("retry-after", "7"), "{\"retry_after\":3}");

    assertThat(RetryAfter.of(answer, Clock.systemUTC())).contains(Duration.ofSeconds(7));
    assertThat(RetryAfter.of(new Answer(429, Map.of(), "soon"), Clock.systemUTC())).isEmpty();
  }
}
