package io.github.supervisorevents.notifier.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.message.Redaction;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What supervisord is asked, with its answers written out. The web runs again by then. */
class InspectorTest {
  private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
  private static final String KILLED =
      "2026-11-20 09:00:00,000 WARN exited: web (terminated by SIGKILL; not expected)\n";
  private static final String OTHERS =
      "2026-11-20 09:00:00,001 INFO spawned: 'job' with pid 4712\n".repeat(60);

  private final MockWebServer supervisord = new MockWebServer();
  private Inspector inspector;

  @BeforeEach
  void start() throws Exception {
    supervisord.start();
    inspector =
        new Inspector(
            SupervisorClient.builder("http://127.0.0.1:" + supervisord.getPort()).build(),
            Redaction.usual(),
            15,
            Clock.fixed(NINE, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    supervisord.close();
  }

  @Test
  void oneQuestionTellsWhatWasJustWritten() throws Exception {
    answer(multicall(INFO, TAIL, TAIL, string(KILLED)));

    Findings findings = inspector.inspect(crash(false));

    assertThat(findings.signal()).contains("SIGKILL");
    assertThat(findings.logTail()).containsExactly("last words");
    assertThat(supervisord.getRequestCount()).isEqualTo(1);
  }

  @Test
  void whereMuchWasWrittenSinceMoreIsAskedFor() throws Exception {
    answer(multicall(INFO, TAIL, TAIL, string(OTHERS)));
    answer(response(string(KILLED + OTHERS)));

    Findings findings = inspector.inspect(crash(false));

    assertThat(findings.signal()).contains("SIGKILL");
    assertThat(findings.logTail()).containsExactly("last words");
  }

  @Test
  void ofALastLineThatIsLongerThanWhatWasReadMoreIsAskedFor() throws Exception {
    answer(multicall(INFO, tail("x".repeat(8191) + "\n", true), TAIL, string(KILLED)));
    answer(multicall(tail("started\nno database " + "x".repeat(9000) + "\n", true)));

    Findings findings = inspector.inspect(crash(false));

    assertThat(findings.logTail())
        .containsExactly("no database " + "x".repeat(500 - "no database ".length()) + "…");
    supervisord.takeRequest();
    assertThat(supervisord.takeRequest().getBody().utf8()).contains("tailProcessStderrLog");
  }

  @Test
  void ofALineThatIsTooLongForThatIsSaidThatItIsThere() throws Exception {
    answer(multicall(INFO, tail("x".repeat(8192), true), TAIL, string(KILLED)));
    answer(multicall(tail("x".repeat(65536), true)));

    assertThat(inspector.inspect(crash(false)).logTail())
        .containsExactly("… (a line of more than 64 KiB)");
  }

  @Test
  void whatIsKnownOfItsEndIsNotAskedFor() throws Exception {
    answer(multicall(INFO, TAIL, TAIL));

    Findings findings = inspector.inspect(crash(true));

    assertThat(findings.logTail()).containsExactly("last words");
    assertThat(supervisord.takeRequest().getBody().utf8()).doesNotContain("readLog");
  }

  private static Inspection crash(boolean hasEnding) {
    return new Inspection(
        new ProcessName("web", "web"), Kind.CRASHED, OptionalInt.of(4711), 1, NINE, hasEnding);
  }

  private void answer(String body) {
    supervisord.enqueue(new MockResponse.Builder().code(200).body(body).build());
  }

  private static final String INFO =
      """
      <value><struct>
      <member><name>name</name><value><string>web</string></value></member>
      <member><name>group</name><value><string>web</string></value></member>
      <member><name>description</name><value><string>pid 4713</string></value></member>
      <member><name>start</name><value><int>1795165200</int></value></member>
      <member><name>stop</name><value><int>1795165200</int></value></member>
      <member><name>now</name><value><int>1795165200</int></value></member>
      <member><name>state</name><value><int>20</int></value></member>
      <member><name>statename</name><value><string>RUNNING</string></value></member>
      <member><name>spawnerr</name><value><string></string></value></member>
      <member><name>exitstatus</name><value><int>-1</int></value></member>
      <member><name>logfile</name><value><string></string></value></member>
      <member><name>stdout_logfile</name><value><string></string></value></member>
      <member><name>stderr_logfile</name><value><string></string></value></member>
      <member><name>pid</name><value><int>4713</int></value></member>
      </struct></value>
      """;

  private static final String TAIL =
      """
      <value><array><data><value><string>last words
      </string></value><value><int>11</int></value><value><boolean>0</boolean></value></data></array></value>
      """;

  private static String tail(String text, boolean overflow) {
    return "<value><array><data>%s<value><int>%d</int></value><value><boolean>%d</boolean></value>"
            .formatted(string(text), text.length(), overflow ? 1 : 0)
        + "</data></array></value>";
  }

  private static String string(String text) {
    return "<value><string>" + text + "</string></value>";
  }

  private static String multicall(String... values) {
    return response("<value><array><data>" + String.join("", values) + "</data></array></value>");
  }

  private static String response(String value) {
    return "<?xml version='1.0'?><methodResponse><params><param>"
        + value
        + "</param></params></methodResponse>";
  }
}
