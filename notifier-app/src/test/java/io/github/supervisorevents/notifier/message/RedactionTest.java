package io.github.supervisorevents.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "connect to postgres://app:hunter2@db/prod failed | connect to postgres://app:***@db/prod"
            + " failed",
        "GET https://abcdef0123456789abcdef@github.com/x | GET https://***@github.com/x",
        "DB_PASSWORD=hunter2 PATH=/bin | DB_PASSWORD=*** PATH=/bin",
        "export AWS_SECRET_ACCESS_KEY=abc/def+ghi | export AWS_SECRET_ACCESS_KEY=***",
        "password: 'correct horse battery' given | password: *** given",
        "{\"api_key\": \"abc def\", \"user\": \"x\"} | {\"api_key\": ***, \"user\": \"x\"}",
        "GET /hook?token=abc123&id=7 | GET /hook?token=***&id=7",
        "Authorization: Bearer abc.def | Authorization: Bearer ***",
        "sent bearer abcdefghijklmnopqrstuv | sent bearer ***",
        "mysql --password hunter2 -h db | mysql --password *** -h db",
        "slack said no to xoxb-1234-abcdefgh | slack said no to ***",
        "key AKIAIOSFODNN7EXAMPLE is old | key *** is old",
        "cookie eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc-def end | cookie *** end",
        "POST https://hooks.slack.com/services/T0/B0/xyzabc | POST https://hooks.slack.com/***",
        "bot 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw failed | bot *** failed"
      })
  void secretsAreTakenOut(String line, String clean) {
    assertThat(Redaction.usual().line(line)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Traceback (most recent call last):",
        "  File \"/srv/app/web.py\", line 12, in main",
        "connect to http://db.internal:8080/path failed: timeout",
        "java.lang.IllegalStateException: no such user: bob",
        "10:00:00 listening on 0.0.0.0:8080",
        "password is missing"
      })
  void whatIsNoSecretStays(String line) {
    assertThat(Redaction.usual().line(line)).isEqualTo(line);
  }

  @Test
  void morePatternsCanBeAdded() {
    Redaction more = Redaction.usual().and(List.of(Pattern.compile("customer-\\d+")));

    assertThat(more.line("customer-4711 has password=x")).isEqualTo("*** has password=***");
  }

  @Test
  void privateKeysGoWhole() {
    List<String> lines =
        List.of(
            "loading",
            "-----BEGIN RSA PRIVATE KEY-----",
            "MIIE",
            "-----END RSA PRIVATE KEY-----",
            "done");

    assertThat(Redaction.usual().lines(lines))
        .containsExactly("loading", "***", "***", "***", "done");
    assertThat(Redaction.usual().lines(lines.subList(2, 5))).containsExactly("***", "***", "done");
  }

  @Test
  void longLinesTakeNoTime() {
    String line = "password" + "=:\"' ".repeat(20_000) + "a".repeat(100_000);

    assertThat(Redaction.usual().line(line)).isNotEmpty();
  }
}
