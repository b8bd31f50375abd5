package io.github.supervisorevents.supervisor.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * Debian's supervisorctl and ours do the same to two supervisords with the same configuration:
 * standard output and exit status have to be equal, except for process ids and times.
 */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CtlComparisonIT {
  private static final String PROGRAMS =
      """
      [program:cat]
      command=/bin/cat
      stdout_logfile=%(here)s/cat.log
      startsecs=0
      priority=5
      [program:web]
      command=/bin/sh -c 'echo out; echo oops >&2; exec sleep 1000'
      numprocs=2
      process_name=%(program_name)s_%(process_num)02d
      startsecs=0
      [program:gr\u00f6\u00dfe]
      command=/bin/sleep 1000
      startsecs=0
      [program:a_name_that_is_longer_than_thirty_characters]
      command=/bin/sleep 1000
      startsecs=0
      [program:off]
      command=/bin/cat
      autostart=false
      startsecs=0
      [program:absent]
      command=/no/such/command
      autostart=false
      [program:plainfile]
      command=%(here)s/plainfile
      autostart=false
      [program:early]
      command=/bin/sh -c 'exit 3'
      autostart=false
      autorestart=false
      startsecs=100
      startretries=0
      """;

  private RealSupervisord one;
  private RealSupervisord other;
  private SoftAssertions differences;

  @BeforeAll
  void start() throws Exception {
    one = RealSupervisord.start(PROGRAMS);
    other = RealSupervisord.start(PROGRAMS);
  }

  @AfterAll
  void stop() throws Exception {
    one.close();
    other.close();
  }

  @BeforeEach
  void awaitEqualStates() {
    differences = new SoftAssertions();
    RealSupervisord.await(
        "equal states",
        () -> {
          String status = one.ours("", "status").output();
          return status.equals(other.ours("", "status").output())
              && !status.contains(" STARTING ")
              && !status.contains(" BACKOFF ");
        });
  }

  private void same(String... words) throws Exception {
    sameWithInput("", words);
  }

  private void sameWithInput(String input, String... words) throws Exception {
    CompletableFuture<Outcome> original =
        CompletableFuture.supplyAsync(() -> one.original(input, words));
    Outcome ours = other.ours(input, words);
    differences
        .assertThat(ours)
        .as("%s %s", String.join(" ", words), input)
        .isEqualTo(original.join());
  }

  /** The processes of a group end when they like, and are told of in that order. */
  private void sameInAnyOrder(String... words) throws Exception {
    CompletableFuture<Outcome> original =
        CompletableFuture.supplyAsync(() -> one.original("", words));
    Outcome ours = other.ours("", words);
    differences
        .assertThat(ours.sorted())
        .as("%s, sorted", String.join(" ", words))
        .isEqualTo(original.join().sorted());
  }

  private void append(String text) throws IOException {
    for (RealSupervisord supervisord : new RealSupervisord[] {one, other}) {
      Files.writeString(supervisord.config(), Files.readString(supervisord.config()) + text);
    }
  }

  private void remove(String text) throws IOException {
    for (RealSupervisord supervisord : new RealSupervisord[] {one, other}) {
      Files.writeString(
          supervisord.config(), Files.readString(supervisord.config()).replace(text, ""));
    }
  }

  @Test
  void whatIsAsked() throws Exception {
    same("status");
    same("status", "all");
    same("status", "cat");
    same("status", "cat", "gr\u00f6\u00dfe");
    same("status", "web:*");
    same("status", "web:web_00", "web:web_00");
    same("status", "off");
    same("status", "none");
    same("status", "web");
    same("status", "none:*", "cat", "none:x");
    same("status", "cat:", "off:off");
    same("pid");
    same("pid", "all");
    same("pid", "cat", "none", "off");
    same("pid", "off");
    same("pid", "web:*");
    same("avail");
    same("version");
    for (String verb : new String[] {"version", "shutdown", "reload", "reread"}) {
      same(verb, "x");
    }
    differences.assertAll();
  }

  @Test
  void startingAndStopping() throws Exception {
    same("start");
    same("stop");
    same("restart");
    same("start", "cat");
    same("start", "off");
    same("start", "none");
    same("start", "none:*");
    same("start", "none:x");
    same("start", "absent");
    same("start", "plainfile");
    same("start", "early");
    same("start", "cat", "none", "off");
    same("start", "web:*");
    same("stop", "off");
    same("stop", "off");
    same("stop", "none");
    same("stop", "none:*");
    same("stop", "web:web_01");
    same("stop", "web:*");
    same("status", "web:*");
    same("start", "web:web_00");
    same("start", "web:*");
    same("restart", "cat");
    same("restart", "off", "none");
    sameInAnyOrder("restart", "web:*");
    same("stop", "cat", "cat", "none");
    same("status", "cat");
    same("start", "cat:cat");
    differences.assertAll();
  }

  @Test
  void signals() throws Exception {
    same("signal");
    same("signal", "HUP");
    same("signal", "CONT", "cat");
    same("signal", "SIGCONT", "cat", "none", "off");
    same("signal", "18", "web:*");
    same("signal", "NOSUCH", "cat");
    same("signal", "CONT", "none:*");
    same("signal", "NOSUCH", "web:*");
    differences.assertAll();
  }

  @Test
  void logs() throws Exception {
    same("tail");
    same("tail", "-5");
    same("tail", "a", "b", "c", "d");
    same("tail", "web:web_00");
    same("tail", "web:web_00", "stderr");
    same("tail", "-2", "web:web_00", "STDOUT");
    same("tail", "-2", "web:web_00");
    same("tail", "-x", "cat");
    same("tail", "-", "cat");
    same("tail", "cat", "both");
    same("tail", "none");
    same("tail", "off");
    same("tail", "web:*");
    same("tail", "-f", "none");
    same("maintail", "-x");
    same("maintail", "x");
    same("maintail", "a", "b");
    same("clear");
    same("clear", "cat");
    same("clear", "web:web_00", "none");
    same("clear", "none:x");
    same("tail", "cat");
    differences.assertAll();
  }

  @Test
  void configurationChanges() throws Exception {
    same("reread");
    same("update");
    same("add", "none");
    same("add", "cat", "off");
    same("remove", "none", "cat");
    append("[program:more]\ncommand=/bin/cat\nstartsecs=0\n[program:z]\ncommand=/bin/cat\n");
    same("reread");
    same("avail");
    same("add", "more");
    same("status", "more");
    same("update", "none");
    same("update", "z", "none");
    remove("[program:off]\ncommand=/bin/cat\n");
    append("[program:off]\ncommand=/bin/sleep 99\n");
    remove("priority=5\n");
    remove("[program:more]\ncommand=/bin/cat\nstartsecs=0\n");
    same("reread");
    same("update", "cat");
    same("update", "all");
    same("update");
    same("status", "more");
    append("[program:bad]\ncommand=/bin/cat\npriority=high\n");
    same("reread");
    same("update");
    remove("[program:bad]\ncommand=/bin/cat\npriority=high\n");
    same("update");
    differences.assertAll();
  }

  @Test
  void helpAndWhatIsNotUnderstood() throws Exception {
    same("help");
    same("?");
    same("help", "help");
    same("help", "none");
    same("help", "EOF");
    same("none", "x");
    same("!ls");
    same("exit");
    sameWithInput(
        """
        help add
        help clear
        help exit
        help fg
        help maintail
        help open
        help pid
        help quit
        help reload
        help remove
        help reread
        help restart
        help shutdown
        help signal
        help start
        help stop
        help tail
        help update
        help version
        """);
    differences.assertAll();
  }

  @Test
  void wrongCommandLines() throws Exception {
    same("-x");
    same("--none");
    same("--interactive=x", "pid");
    same("-s");
    same("-s", "no-url", "status");
    same("-s", "TCP", "-s", "TCP", "status");
    same("-c", "FOLDER/none", "status");
    differences.assertAll();
  }

  @Test
  void theForeground() throws Exception {
    same("fg");
    same("fg", "cat", "off");
    same("fg", "none");
    same("fg", "off");
    differences.assertAll();
  }

  @Test
  void aSupervisorThatIsNotThereOrWantsAPassword() throws Exception {
    for (String verb : new String[] {"status", "pid", "stop", "version", "tail", "shutdown"}) {
      same("-s", "unix://FOLDER/none", verb);
      same("-s", "http://127.0.0.1:1", verb);
    }
    for (String verb : new String[] {"avail", "reread", "update", "reload"}) {
      same("-s", "unix://FOLDER/none", verb);
    }
    same("-s", "ftp://none", "status");
    same("-s", "TCP", "-u", "operator", "-p", "s3cret", "status");
    same("--serverurl=TCP", "--username", "operator", "--pass=s3cret", "-s", "TCP", "pid");
    same("-s", "TCP", "-uoperator", "-ps3cret", "version");
    same("open", "ftp://x");
    same("open");
    same("open", "unix://FOLDER/none");
    same("open", "unix://FOLDER/sock");
    differences.assertAll();
  }

  @Test
  void theShell() throws Exception {
    sameWithInput("");
    sameWithInput("pid cat\n\n  help help \nnone\nstop cat\nstart cat\nexit\npid\n");
    sameWithInput("shutdown\nn\nreload\n\npid\nquit\n");
    sameWithInput("open unix://none\nstatus\nEOF\n");
    sameWithInput("pid");
    sameWithInput("n\n", "-i", "shutdown");
    differences.assertAll();
  }

  @Test
  void reloadAndShutdown() throws Exception {
    stop();
    start();
    same("reload");
    one.awaitAnswer();
    other.awaitAnswer();
    same("shutdown");
    one.awaitEnd();
    other.awaitEnd();
    same("shutdown");
    same("status");
    same("avail");
    stop();
    start();
    differences.assertAll();
  }
}
