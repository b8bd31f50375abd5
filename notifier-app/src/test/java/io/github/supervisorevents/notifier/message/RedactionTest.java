package io.github.supervisorevents.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.supervisorevents.notifier.incident.ProcessFacts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final Redaction USUAL = Redaction.usual();

  /** What is written, and what is left of it. */
  private static final String SAMPLES =
      """
      cannot connect to postgres://app:s3cr3t@db.example:5432/app | cannot connect to postgres://app:***@db.example:5432/app
      amqp://u:p@ss:w@host/x | amqp://u:***@host/x
      redis://:s3cr3t@cache:6379 | redis://:***@cache:6379
      clone https://s3cr3tt0ken@git.example.org/x | clone https://***@git.example.org/x
      DB_PASSWORD=s3cr3t | DB_PASSWORD=***
      export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG rest | export AWS_SECRET_ACCESS_KEY=*** rest
      FOO_TOKEN='s3 cr3t' next | FOO_TOKEN='***' next
      {"user": "me", "password": "s3 \\cr3t"} | {"user": "me", "password": "***"}
      {'api_key': 's3cr3t', 'x': 1} | {'api_key': '***', 'x': 1}
      client_secret => s3cr3t, | client_secret => ***,
      mysql --user=me --password s3cr3t db | mysql --user=me --password *** db
      mysql --password=s3cr3t db | mysql --password=*** db
      curl -u me:s3cr3t https://example.org/x | curl -u me:*** https://example.org/x
      curl --user me:s3cr3t https://example.org/x | curl --user me:*** https://example.org/x
      curl --user=me:s3:cr3t -U 'proxy:s3cr3t' x | curl --user=me:*** -U 'proxy:***' x
      curl --proxy-user "me:s3cr3t" x | curl --proxy-user "me:***" x
      Command '['curl', '-u', 'me:s3cr3t', 'x']' | Command '['curl', '-u', 'me:***', 'x']'
      + curl -ume:s3cr3t https://example.org/x | + curl -ume:*** https://example.org/x
      /usr/bin/curl -sSfu me:s3cr3t -Uproxy:s3:cr3t x | /usr/bin/curl -sSfu me:*** -Uproxy:*** x
      curl -su"me:s3cr3t" x && curl -o /dev/null -u'me:s3cr3t' x | curl -su"me:***" x && curl -o /dev/null -u'me:***' x
      Command '['curl', '-ume:s3cr3t', 'x']' | Command '['curl', '-ume:***', 'x']'
      + mysqldump -h db -P 3306 -uroot -ps3cr3t shop | + mysqldump -h db -P 3306 -uroot -p*** shop
      mariadb -ps3cr3t shop | mariadb -p*** shop
      sshpass -p s3cr3t ssh me@host | sshpass -p *** ssh me@host
      Authorization: Bearer s3cr3t.abc | Authorization: Bearer ***
      authorization=Basic dXNlcjpwYXNz | authorization=Basic ***
      sent bearer abcdef0123456789 to x | sent bearer *** to x
      Cookie: session=abc; other=def | Cookie: ***
      GET /x?sig=s3cr3t&page=2 | GET /x?sig=***&page=2
      GET /x?access_token=s3cr3t&page=2 | GET /x?access_token=***&page=2
      key AKIAIOSFODNN7EXAMPLE in use | key AKIA*** in use
      xoxb-123456789012-abcdefGHIJ is bad | xoxb*** is bad
      ghp_abcdefghijklmnopqrstuvwxyz0123456789 | ghp_***
      ASIAIOSFODNN7EXAMPLE | ASIA***
      xapp-1-A0123-4567-abcdef | xapp***
      gho_abcdefghijklmnopqrstuvwxyz0123456789 | gho_***
      ghu_abcdefghijklmnopqrstuvwxyz0123456789 | ghu_***
      ghs_abcdefghijklmnopqrstuvwxyz0123456789 | ghs_***
      ghr_abcdefghijklmnopqrstuvwxyz0123456789 | ghr_***
      github_pat_11ABCDEFG0abcdefghij_KLMN | github_pat_***
      glpat-abcdefghij0123456789 | glpat-***
      rk_test_abcdefghijklmnop | rk_test_***
      sk-proj-abcdefghijklmnopqrst | sk-***
      AIzaSyA-1234567890abcdefghijklmnopqrstu | AIza***
      npm_abcdefghijklmnopqrstuvwxyz0123456789 | npm_***
      SG.abcdefghijklmnopqrst.uvwxyz0123456789ABCD | SG.***
      PASSPHRASE=s3cr3t | PASSPHRASE=***
      Pwd: s3cr3t | Pwd: ***
      GOOGLE_CREDENTIALS=s3cr3t | GOOGLE_CREDENTIALS=***
      encryption-key=s3cr3t | encryption-key=***
      set-cookie: a=b | set-cookie: ***
      GET /x?a=b&X-Amz-Signature=s3cr3t | GET /x?a=b&X-Amz-Signature=***
      https://discord.com/api/webhooks/123/abc-def | https://discord.com/api/webhooks/123/***
      sk_live_abcdefghijklmnop | sk_live_***
      whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | whsec_***
      POST /bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1/x | POST /bot123456789:***/x
      bot 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1 | bot 123456789:***
      jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-def_ghi end | jwt eyJhbGciOiJIUzI1NiJ9.*** end
      https://hooks.slack.com/services/T0/B0/abc | https://hooks.slack.com/services/***
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = SAMPLES)
  void secretIsHidden(String line, String expected) {
    assertThat(USUAL.line(line)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ValueError: no such thing",
        "connection to db.example:5432 refused",
        "GET https://example.org/path?page=2 200",
        "2026-11-20 09:00:00,123 INFO worker[4711] started in 12:30",
        "at com.example.TokenFilter.doFilter(TokenFilter.java:42)",
        "TokenExpiredException: jwt expired",
        "mail to ops@example.org failed",
        "basic authentication is required",
        "KeyError: 'users'",
        "sudo -u postgres psql: not found",
        "kubectl -u https://example.org/x get pods",
        "ps --user www",
        "python -u worker.py: cannot bind 127.0.0.1:8000",
        "python -uB /srv/app:main failed",
        "sort -ut: a:b",
        "docker run -u1000:1000 app",
        "+ set -euo pipefail: curl not found",
        "curl -XPUT https://example.org:9200/x -H Host:a -oout:put",
        "curl -unobody https://example.org/x",
        "curl: (7) Failed to connect; run-up:time 3",
        "mysqld: ready for connections, pid-pool 3",
        "mysql -u root -p shop",
        "https://example.org/@user/post"
      })
  void ordinaryLineStays(String line) {
    assertThat(USUAL.line(line)).isEqualTo(line);
  }

  @Test
  void everyPatternIsTriedWhereItWouldMatch() {
    for (SecretPattern pattern : SecretPatterns.ALL) {
      assertThat(SAMPLES.lines().filter(line -> pattern.pattern().matcher(line).find()))
          .as("lines that show " + pattern.pattern())
          .isNotEmpty()
          .allMatch(line -> pattern.mayBeIn(line.toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void privateKeyIsHiddenOverItsLines() {
    List<String> lines =
        List.of(
            "before",
            "-----BEGIN RSA PRIVATE KEY-----",
            "MIIEow",
            "-----END RSA PRIVATE KEY-----",
            "after");

    assertThat(USUAL.lines(lines)).containsExactly("before", "***", "***", "***", "after");
  }

  @Test
  void keyOfWhichTheBeginningIsCutOffIsHidden() {
    assertThat(USUAL.lines(List.of("MIIEow", "-----END PRIVATE KEY-----", "after")))
        .containsExactly("***", "***", "after");
    assertThat(USUAL.lines(List.of("before", "-----BEGIN PRIVATE KEY-----", "MIIEow")))
        .containsExactly("before", "***", "***");
  }

  @Test
  void ownPatternHidesItsGroupOrAllOfItself() {
    assertThat(USUAL.and("customer (?<secret>\\d+)").line("customer 4711 left"))
        .isEqualTo("customer *** left");
    assertThat(USUAL.and("\\d{4}").line("customer 4711 left")).isEqualTo("customer *** left");
  }

  @Test
  void ownPatternThatIsNoneIsRefused() {
    assertThatThrownBy(() -> USUAL.and("a("))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found: a(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a:",
        "password",
        "password=",
        "://",
        "-",
        "eyJ",
        "x=",
        " ",
        "\"",
        "http://a@",
        "curl ",
        "curl -",
        "curl -u",
        "curl -ua:"
      })
  void noLineTakesLong(String repeated) {
    String line = repeated.repeat(1_000_000 / repeated.length());

    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> USUAL.line(line));
  }

  @Test
  void anEventsTokensAndDataAreRedacted() {
    RawEvent event =
        new RawEvent(
            Map.of("eventname", "PROCESS_LOG_STDERR"),
            Map.of("processname", "web", "api_key", "needle", "note", "password=needle"),
            "first line\nDB_PASSWORD=needle\n-----BEGIN PRIVATE KEY-----\nneedle");

    RawEvent clean = Redaction.usual().event(event);

    assertThat(clean.toString()).doesNotContain("needle");
    assertThat(clean.payload())
        .containsEntry("processname", "web")
        .containsEntry("api_key", "***")
        .containsEntry("note", "password=***");
    assertThat(clean.data()).isEqualTo("first line\nDB_PASSWORD=***\n***\n***");
    assertThat(clean.headers()).isEqualTo(event.headers());
  }

  @Test
  void anEventWithoutSecretsStaysAsItIs() {
    RawEvent event =
        new RawEvent(Map.of("eventname", "TICK_60"), Map.of("when", "1700000000"), "a\n\nb");

    assertThat(Redaction.usual().event(event)).isEqualTo(event);
  }

  @Test
  void aSpawnErrorAndAnOldLogAreRedacted() {
    ProcessFacts facts =
        SampleProcess.named("web", "web")
            .spawnError("can't find command 'run --token needle'")
            .log("Authorization: Bearer needle-needle")
            .facts();

    ProcessFacts clean = Redaction.usual().facts(facts);

    assertThat(clean.toString()).doesNotContain("needle").contains("can't find command", "***");
  }
}
