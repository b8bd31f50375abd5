package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The same configurations under supervisord and jsupervisord: nobody can tell them apart. */
@Execution(ExecutionMode.CONCURRENT)
class BothSupervisorsIT {
  private static final List<String> SCRIPTS =
      List.of("crasher.sh", "stubborn.sh", "hangs_up.sh", "echo.sh", "fail_once.sh");

  /** Something that is done to a supervisor and watched. */
  private interface Story<T> {
    T happens(SupervisorProcess supervisor, Observation seen) throws Exception;
  }

  private record Both<T>(T real, T ours) {}

  @Test
  void programsLiveAlike() throws Exception {
    // Not "instant": whether supervisord notices that it was RUNNING is chance.
    List<String> names =
        List.of(
            "steady",
            "crasher",
            "finisher",
            "failing",
            "odd",
            "killed",
            "bootloop",
            "nobin",
            "nopath",
            "folder",
            "plainfile",
            "unquoted",
            "manual",
            "stubborn",
            "hangs_up",
            "echo",
            "dienst_\u00f6\u00e4\u00fc",
            "worker_00",
            "worker_02",
            "p1",
            "p2");

    Both<Life> lives = both("lifecycles.conf", (supervisor, seen) -> live(supervisor, seen, names));

    assertThat(lives.ours().conversation()).isEqualTo(lives.real().conversation());
    assertThat(lives.ours().events()).isEqualTo(lives.real().events());
    assertThat(lives.ours().files()).isEqualTo(lives.real().files());
    assertThat(lives.ours().mainLog()).isEqualTo(lives.real().mainLog());
  }

  @Test
  void groupsKeepTheOrderOfTheirPrograms() throws Exception {
    Both<List<String>> orders = both("ordered.conf", BothSupervisorsIT::startsAndStops);

    assertThat(orders.ours()).isEqualTo(orders.real());
  }

  private static List<String> startsAndStops(SupervisorProcess supervisor, Observation seen)
      throws Exception {
    seen.awaitStates("tee RUNNING", "site:web RUNNING", "site:api RUNNING", "pool:pool_2 RUNNING");
    supervisor.client().stopProcessGroup("site");
    supervisor.client().startProcessGroup("site");
    supervisor.await("tee.events", "PROCESS_STATE_RUNNING\tprocessname:api ", 2);
    return supervisor
        .read("tee.events")
        .lines()
        .filter(line -> line.matches("PROCESS_STATE_(STARTING|STOPPING)\t.*"))
        .map(line -> line.replaceAll(" .*", ""))
        .toList();
  }

  private record Life(
      List<String> conversation,
      Map<String, List<String>> events,
      Map<String, String> files,
      Map<String, List<String>> mainLog) {}

  private static Life live(SupervisorProcess supervisor, Observation seen, List<String> names)
      throws Exception {
    seen.awaitStates(
        "steady RUNNING",
        "finisher EXITED",
        "failing EXITED",
        "odd EXITED",
        "killed EXITED",
        "bootloop FATAL",
        "nobin FATAL",
        "nopath FATAL",
        "folder FATAL",
        "plainfile FATAL",
        "unquoted FATAL",
        "instant EXITED",
        "stubborn RUNNING",
        "hangs_up RUNNING",
        "worker:worker_02 RUNNING",
        "pair:p2 RUNNING");
    supervisor.await("crasher.count", "3", 1);
    seen.awaitStates("crasher RUNNING");
    seen.processInfo();
    seen.ctl("status");
    seen.ctl("status", "steady", "finisher", "nosuch");
    seen.ctl("status", "worker:*");
    for (String verb : List.of("start", "stop", "restart", "pid", "tail", "clear")) {
      seen.ctl(verb, "nosuch");
      seen.ctl(verb, "nosuch:*");
    }
    for (String failing :
        List.of("bootloop", "nobin", "nopath", "folder", "plainfile", "unquoted", "steady")) {
      seen.ctl("start", failing);
    }
    seen.ctl("start", "manual");
    seen.ctl("stop", "manual", "finisher", "steady");
    seen.ctl("start", "steady", "instant");
    seen.ctl("restart", "steady");
    seen.ctl("stop", "stubborn");
    seen.ctl("signal", "HUP", "hangs_up", "finisher");
    seen.ctl("signal", "SIGHUP", "worker:*");
    seen.ctl("signal", "NOSUCH", "hangs_up");
    supervisor.await("hangs_up.out", "got HUP", 1);
    seen.ctl("stop", "hangs_up");
    supervisor.client().sendProcessStdin("echo", "h\u00e4llo\n");
    supervisor.await("echo.out", "you said: h\u00e4llo", 1);
    seen.ctl("tail", "echo");
    seen.ctl("tail", "-5", "crasher", "stderr");
    seen.ctl("clear", "echo");
    seen.ctl("tail", "echo");
    seen.ctl("stop", "pair:*");
    seen.ctl("start", "pair:p1");
    seen.ctl("start", "pair:*");
    seen.ctl("stop", "dienst_\u00f6\u00e4\u00fc");
    seen.ctl("avail");
    seen.awaitStates("bootloop FATAL", "nobin FATAL", "steady RUNNING", "pair:p2 RUNNING");
    seen.awaitStates("instant EXITED");
    seen.processInfo();
    Await.until("the last event", () -> seen.events("tee.events").toString().contains("dienst_"));
    Map<String, List<String>> events = seen.events("tee.events");
    Map<String, List<String>> mainLog = new java.util.TreeMap<>();
    names.forEach(name -> mainLog.put(name, seen.mainLog(name)));
    return new Life(
        seen.conversation(),
        events,
        seen.files(name -> name.endsWith(".out") || name.endsWith(".err")),
        mainLog);
  }

  @Test
  void outputGoesTheSameWays() throws Exception {
    Both<Life> lives =
        both(
            "output.conf",
            (supervisor, seen) -> {
              seen.awaitStates("lastwords EXITED");
              supervisor.await("rotated.out", "line 40 ", 1);
              supervisor.client().sendRemoteCommEvent("deploy", "version 2 \u2192 3");
              supervisor.await("tee.events", "REMOTE_COMMUNICATION", 1);
              supervisor.await("tee.events", "PROCESS_COMMUNICATION_STDOUT", 2);
              supervisor.await("tee.events", "PROCESS_COMMUNICATION_STDERR", 1);
              seen.ctl("tail", "both");
              seen.ctl("tail", "both", "stderr");
              seen.ctl("tail", "redirected", "stderr");
              seen.ctl("tail", "silent");
              seen.processInfo();
              return new Life(
                  seen.conversation(),
                  seen.events("tee.events"),
                  seen.files(name -> name.contains(".out") || name.contains(".err")),
                  Map.of());
            });

    assertThat(lives.ours().conversation()).isEqualTo(lives.real().conversation());
    assertThat(lives.ours().events()).isEqualTo(lives.real().events());
    assertThat(lives.ours().files()).isEqualTo(lives.real().files());
  }

  @Test
  void listenersHearTheSame() throws Exception {
    Both<List<Map<String, List<String>>>> heard =
        both(
            "listeners.conf",
            (supervisor, seen) -> {
              seen.awaitStates("a RUNNING", "b EXITED", "two:two_1 RUNNING");
              supervisor.client().startProcess("c");
              supervisor.client().stopProcess("c");
              supervisor.await("tee.events", "PROCESS_STATE_STOPPED", 1);
              supervisor.await("shell.events", "RUNNING\tprocessname:c ", 1);
              supervisor.await("rejecting.events", "RUNNING\tprocessname:c ", 1);
              return List.of(
                  seen.events("tee.events"),
                  seen.events("shell.events"),
                  seen.events("rejecting.events"),
                  seen.events("two.events"));
            });

    assertThat(heard.ours()).isEqualTo(heard.real());
  }

  @Test
  void configurationsChangeAlike() throws Exception {
    Both<Life> lives = both("before.conf", BothSupervisorsIT::changeConfiguration);

    assertThat(lives.ours().conversation()).isEqualTo(lives.real().conversation());
    assertThat(lives.ours().events()).isEqualTo(lives.real().events());
  }

  private static Life changeConfiguration(SupervisorProcess supervisor, Observation seen)
      throws Exception {
    seen.awaitStates("changes RUNNING", "goes RUNNING", "stays RUNNING", "pair:right RUNNING");
    long stays = supervisor.lastPid("stays");
    seen.ctl("reread");
    supervisor.configure(text("after.conf"));
    seen.ctl("reread");
    seen.ctl("avail");
    seen.ctl("remove", "stays");
    seen.ctl("add", "stays");
    seen.ctl("add", "nosuch");
    seen.ctl("remove", "nosuch");
    seen.ctl("update", "changes");
    seen.ctl("update");
    seen.awaitStates("comes RUNNING", "changes RUNNING", "right RUNNING", "pair:left RUNNING");
    seen.ctl("status");
    seen.ctl("reread");
    seen.ctl("stop", "comes");
    seen.ctl("remove", "comes");
    seen.ctl("status", "comes");
    seen.ctl("add", "comes", "comes");
    seen.awaitStates("comes RUNNING");
    assertThat(supervisor.lastPid("stays")).isEqualTo(stays);
    supervisor.await("tee.events", "PROCESS_STATE_RUNNING\tprocessname:comes ", 2);
    Map<String, List<String>> events = seen.events("tee.events");

    seen.ctl("reload");
    supervisor.await("main.log", "supervisord started with pid", 2);
    supervisor.awaitClients();
    seen.awaitStates("comes RUNNING", "changes RUNNING", "stays RUNNING", "pair:left RUNNING");
    seen.ctl("status");
    seen.ctl("shutdown");
    seen.note("exit code " + supervisor.exitCode());
    seen.ctl("status");
    return new Life(seen.conversation(), events, Map.of(), Map.of());
  }

  private static <T> Both<T> both(String configuration, Story<T> story) throws Exception {
    CompletableFuture<T> real =
        CompletableFuture.supplyAsync(() -> unchecked(Kind.REAL, configuration, story));
    CompletableFuture<T> ours =
        CompletableFuture.supplyAsync(() -> unchecked(Kind.OURS, configuration, story));
    return new Both<>(real.get(), ours.get());
  }

  private static <T> T unchecked(Kind kind, String configuration, Story<T> story) {
    try {
      return tell(kind, configuration, story);
    } catch (Exception e) {
      throw new CompletionException(kind.toString(), e);
    }
  }

  private static <T> T tell(Kind kind, String configuration, Story<T> story) throws Exception {
    Path folder = SupervisorProcess.newFolder();
    for (String script : SCRIPTS) {
      SupervisorProcess.copy("both/" + script, folder);
    }
    try (SupervisorProcess supervisor =
        SupervisorProcess.startIn(kind, folder, text(configuration))) {
      supervisor.awaitClients();
      return story.happens(supervisor, new Observation(supervisor));
    }
  }

  private static String text(String resource) throws IOException {
    try (InputStream text = BothSupervisorsIT.class.getResourceAsStream("both/" + resource)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
