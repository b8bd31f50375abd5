package io.github.supervisorevents.supervisor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.control.InMemoryControl;
import io.github.supervisorevents.supervisor.state.ProcessState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebPagesTest {
  @TempDir Path folder;

  private final InMemoryControl control = new InMemoryControl();
  private final WebPages pages = new WebPages(control, "1.0", ZoneOffset.UTC, Runnable::run);

  @BeforeEach
  void processes() {
    control.add("web", "web", ProcessState.RUNNING, Optional.empty());
    control.add("jobs", "night", ProcessState.FATAL, Optional.empty());
  }

  @Test
  void statusPageTellsHowProcessesAre() {
    WebResponse page = get("/", Map.of());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("memory", "1 of 2 running, 1 failed", "pid 4711, uptime 0:01:05")
        .contains("unknown error (try &quot;tail night&quot;)", "jobs:night")
        .contains("tail.html?processname=jobs%3Anight");
  }

  @Test
  void buttonsFitTheState() {
    control.add("one", "stopped", ProcessState.STOPPED, Optional.empty());

    String body = get("/index.html", Map.of()).body();

    assertThat(row(body, "web")).contains("Restart", "Stop").doesNotContain("Start<");
    assertThat(row(body, "one:stopped")).contains("Start<").doesNotContain("Restart", "Stop");
  }

  private static String row(String body, String name) {
    int end = body.indexOf("value=\"" + name + "\">");
    return body.substring(end, body.indexOf("</tr>", end));
  }

  @Test
  void textFromElsewhereIsNoMarkup() {
    control.add("x", "<b>\"'&", ProcessState.RUNNING, Optional.empty());

    String body = get("/", Map.of()).body();

    assertThat(body).doesNotContain("<b>").contains("x:&lt;b&gt;&quot;&#39;&amp;");
    assertThat(body).contains("processname=x%3A%3Cb%3E%22%27%26");
    String asked = get("/", Map.of("action", "stop", "processname", "\"><script>")).body();
    assertThat(asked).doesNotContain("<script>");
  }

  @Test
  void pagesNeedNothingFromElsewhereAndRunNoScripts() {
    WebResponse page = get("/", Map.of());

    assertThat(page.body()).doesNotContain("<script", "src=", "http://", "https://", "@import");
    assertThat(page.headers().get("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'");
  }

  @Test
  void actionInAnAddressAsksFirst() {
    WebResponse page = get("/index.html", Map.of("action", "stop", "processname", "web"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("method=\"post\"", "value=\"web\"", ">Stop</button>");
    assertThat(control.asked()).isEmpty();
  }

  @Test
  void formWithoutTheTokenDoesNothing() {
    Map<String, String> form = Map.of("action", "stop", "processname", "web");
    Map<String, String> guessed = new HashMap<>(form);
    guessed.put("token", "00000000000000000000000000000000");

    assertThat(post(form).join().status()).isEqualTo(403);
    assertThat(post(guessed).join().status()).isEqualTo(403);
    assertThat(control.asked()).isEmpty();
  }

  @Test
  void formActsAndThePageAfterItTellsWhatBecameOfIt() {
    CompletableFuture<WebResponse> answer = post(form("stop", "web"));

    assertThat(answer).isNotDone();
    control.release();

    assertThat(control.asked()).containsExactly("stop web");
    assertThat(answer.join().status()).isEqualTo(303);
    assertThat(follow(answer.join())).contains("web has stopped");
  }

  @Test
  void restartStopsThenStarts() {
    CompletableFuture<WebResponse> answer = post(form("restart", "jobs:night"));
    control.release();
    control.release();

    assertThat(control.asked()).containsExactly("stop jobs:night", "start jobs:night");
    assertThat(follow(answer.join())).contains("jobs:night has been restarted");
  }

  @Test
  void failureIsTold() {
    WebResponse answer = post(form("start", "dog")).join();

    assertThat(follow(answer)).contains("Start dog: there is no such process", "note bad");
  }

  @Test
  void allProcessesCanBeActedOn() {
    assertThat(follow(post(form("stopall", "")).join())).contains("2 processes stopped");
    assertThat(follow(post(form("startall", "")).join())).contains("2 processes started");
    post(form("restartall", "")).join();
    post(form("clearlog", "web")).join();

    assertThat(control.asked())
        .containsExactly("stop All[]", "start All[]", "stop All[]", "start All[]", "clear web");
  }

  @Test
  void unknownActionIsRefused() {
    assertThat(post(form("destroy", "web")).join().status()).isEqualTo(400);
    assertThat(post(form("stop", "")).join().status()).isEqualTo(400);
    assertThat(control.asked()).isEmpty();
  }

  @Test
  void linkCannotMakeThePageSaySomething() {
    String body = get("/", Map.of("notice", "call 555-1234", "message", "call 555-1234")).body();

    assertThat(body).doesNotContain("555-1234");
  }

  @Test
  void tailPageShowsTheEndOfTheLog() throws Exception {
    Path log = Files.writeString(folder.resolve("out.log"), "old\n" + "x".repeat(1020) + "<i>\n");
    control.add("cat", "cat", ProcessState.RUNNING, Optional.of(log));

    String body = get("/tail.html", Map.of("processname", "cat", "limit", "10")).body();

    assertThat(body).contains("xx&lt;i&gt;\n</pre>").doesNotContain("old");
    assertThat(get("/tail.html", Map.of("processname", "cat", "limit", "2000")).body())
        .contains("<pre tabindex=\"0\">old");
  }

  @Test
  void tailPageBeginsWithAWholeLine() throws Exception {
    String lines = "a line of the log\n".repeat(100);
    Path log = Files.writeString(folder.resolve("out.log"), lines);
    control.add("cat", "cat", ProcessState.RUNNING, Optional.of(log));

    String body = get("/tail.html", Map.of("processname", "cat")).body();

    assertThat(body).contains("<pre tabindex=\"0\">a line of the log\na line");
  }

  @Test
  void buttonsTellWhoseTheyAreToThoseWhoDoNotSeeTheRow() {
    control.add("cat", "cat", ProcessState.RUNNING, Optional.of(folder.resolve("out.log")));

    assertThat(get("/", Map.of()).body())
        .contains("aria-label=\"Stop cat\"", "aria-label=\"Follow stdout of cat\"");
  }

  @Test
  void missingLogsAndProcessesAreTold() {
    assertThat(get("/tail.html", Map.of("processname", "web", "channel", "stderr")).body())
        .contains("web has no stderr log");
    assertThat(get("/tail.html", Map.of("processname", "dog")).status()).isEqualTo(404);
    assertThat(get("/tail.html", Map.of("processname", "dog")).body())
        .contains("There is no process dog");
    assertThat(get("/tail.html", Map.of()).status()).isEqualTo(404);
  }

  @Test
  void okPageSaysOk() {
    assertThat(get("/ok.html", Map.of()).body()).isEqualTo("OK");
    assertThat(pages.serves("/ok.html")).isTrue();
    assertThat(pages.serves("/other.html")).isFalse();
  }

  @Test
  void parametersAreDecoded() {
    assertThat(WebRequest.parameters("a=1&b=x%3Ay+z&a=2&c&=d&e=%C3%BC"))
        .isEqualTo(Map.of("a", "1", "b", "x:y z", "e", "ü"));
  }

  private WebResponse get(String path, Map<String, String> parameters) {
    return pages.respond(new WebRequest(false, path, parameters)).join();
  }

  private CompletableFuture<WebResponse> post(Map<String, String> form) {
    return pages.respond(new WebRequest(true, "/index.html", form));
  }

  private Map<String, String> form(String action, String process) {
    Matcher token =
        Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"")
            .matcher(get("/", Map.of()).body());
    assertThat(token.find()).isTrue();
    return Map.of("action", action, "processname", process, "token", token.group(1));
  }

  private String follow(WebResponse answer) {
    String location = answer.headers().get("Location");
    assertThat(location).startsWith("index.html?");
    return get("/index.html", WebRequest.parameters(location.substring("index.html?".length())))
        .body();
  }
}
