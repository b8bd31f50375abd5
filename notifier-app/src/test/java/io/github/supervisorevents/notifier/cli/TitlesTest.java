package io.github.supervisorevents.notifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every title there is, made by the real tracker of real events, in a text file to be read and
 * compared: src/test/resources/titles.txt. What is printed now is in target/titles.txt; copy it
 * there when it reads better than before.
 */
class TitlesTest {
  private static final Path APPROVED = Path.of("src/test/resources/titles.txt");
  private static final Path NOW = Path.of("target/titles.txt");

  @TempDir Path folder;
  private final StringBuilder titles = new StringBuilder();

  @Test
  void titlesReadAsTheyDid() throws Exception {
    bad("crashed", (scene, who) -> scene.exit(3, who));
    bad("crashed, no reason known", (scene, who) -> scene.exit(-1, who));
    bad("killed", (scene, who) -> scene.killed("SIGKILL", who));
    bad("did not start", (scene, who) -> scene.backoff(2, who).pass("20s"));
    bad(
        "could not be spawned",
        (scene, who) ->
            scene.spawnError("can't find command '/bin/x'").backoff(2, who).pass("20s"));
    bad("gave up", (scene, who) -> scene.giveUp(who));
    bad(
        "gave up spawning",
        (scene, who) -> scene.spawnError("can't find command '/bin/x'").giveUp(who));
    bad("unknown", (scene, who) -> scene.unknown(who));
    bad("crash loop", (scene, who) -> scene.loop(6, who).pass("70s"));
    planned();
    course();
    mixed();
    supervisor();
    raw();

    Files.writeString(NOW, titles);
    assertThat(titles.toString())
        .as("titles have changed: compare %s with %s", NOW, APPROVED)
        .isEqualTo(Files.exists(APPROVED) ? Files.readString(APPROVED) : "");
  }

  private interface Act {
    void play(TitleScene scene, String... who);
  }

  private void topic(String name) {
    titles.append(titles.isEmpty() ? "" : "\n").append("# ").append(name).append("\n\n");
  }

  private void scene(String name, Consumer<TitleScene> story)
      throws ConfigurationException, IOException {
    TitleScene scene = new TitleScene(folder);
    story.accept(scene);
    titles.append(name).append('\n');
    scene.titles().forEach(title -> titles.append("    ").append(title).append('\n'));
  }

  /** Something bad happens to one, and to more. */
  private void bad(String kind, Act act) throws ConfigurationException, IOException {
    topic(kind);
    scene("one, alone in its group", scene -> act.play(scene.up("cron"), "cron"));
    scene("one of a group", scene -> act.play(scene.up("web", 4), "web:web_00"));
    scene("two of a group", scene -> act.play(scene.up("web", 4), scene.some("web", 2)));
    scene("12 of 14", scene -> act.play(scene.up("web", 14), scene.some("web", 12)));
    scene("a whole group", scene -> act.play(scene.up("web", 4), scene.some("web", 4)));
    scene(
        "two groups", scene -> act.play(scene.up("web", 2).up("db", 3), "web:web_00", "db:db_00"));
    scene(
        "several groups",
        scene ->
            act.play(
                scene.up("web", 3).up("db", 3).up("cron").up("mail"),
                "web:web_00",
                "web:web_01",
                "db:db_00",
                "cron",
                "mail"));
  }

  private void planned() throws ConfigurationException, IOException {
    topic("planned");
    scene("one exits as expected", scene -> scene.up("cron").exitAsExpected("cron").pass("40s"));
    scene("three do", scene -> scene.up("web", 3).exitAsExpected(scene.some("web", 3)).pass("40s"));
    scene("one starts", scene -> scene.start("cron").pass("40s"));
    scene("a group starts", scene -> scene.start(scene.some("web", 4)).pass("40s"));
    scene("one is stopped", scene -> scene.up("cron").stop("cron").pass("40s"));
    scene("a group is stopped", scene -> scene.up("web", 4).stop(scene.some("web", 4)).pass("40s"));
    scene("one is restarted", scene -> scene.up("cron").stop("cron").start("cron").pass("40s"));
    scene(
        "a group is restarted",
        scene ->
            scene.up("web", 4).stop(scene.some("web", 4)).start(scene.some("web", 4)).pass("40s"));
  }

  private void course() throws ConfigurationException, IOException {
    topic("how it goes on");
    scene("up again at once", scene -> scene.up("cron").exit(3, "cron").start("cron").pass("40s"));
    scene(
        "several are up again at once",
        scene ->
            scene
                .up("web", 4)
                .exit(3, scene.some("web", 3))
                .start(scene.some("web", 3))
                .pass("40s"));
    scene(
        "recovers",
        scene -> scene.up("cron").exit(3, "cron").pass("31s").start("cron").pass("40s"));
    scene(
        "a group recovers",
        scene ->
            scene
                .up("web", 14)
                .exit(3, scene.some("web", 12))
                .pass("5m")
                .start(scene.some("web", 12))
                .pass("40s"));
    scene(
        "a part recovers, then the rest",
        scene ->
            scene
                .up("web", 14)
                .exit(3, scene.some("web", 12))
                .pass("5m")
                .start(scene.some("web", 7))
                .pass("2m")
                .exit(3, "web:web_12")
                .pass("10m")
                .start("web:web_07", "web:web_08", "web:web_09", "web:web_10", "web:web_11")
                .start("web:web_12")
                .pass("40s"));
    scene(
        "crashes, then gives up",
        scene -> scene.up("cron").exit(3, "cron").pass("5s").giveUp("cron").pass("5m"));
    scene(
        "crashes, is stopped",
        scene -> scene.up("cron").exit(3, "cron").pass("3m").stopped("cron").pass("40s"));
    scene(
        "crashes, is stopped at once",
        scene -> scene.up("cron").exit(3, "cron").stopped("cron").pass("40s"));
    scene(
        "crashes, then ends as expected",
        scene ->
            scene
                .up("cron")
                .exit(3, "cron")
                .pass("3m")
                .start("cron")
                .exitAsExpected("cron")
                .pass("40s"));
    scene(
        "is removed",
        scene -> scene.up("cron").exit(3, "cron").pass("3m").remove("cron").pass("40s"));
    scene(
        "ends in several ways",
        scene ->
            scene
                .up("web", 4)
                .exit(3, scene.some("web", 3))
                .pass("3m")
                .start("web:web_00")
                .stopped("web:web_01", "web:web_02")
                .pass("40s"));
    scene("is down for long", scene -> scene.up("cron").exit(3, "cron").pass("3h"));
    scene(
        "a group is down for long",
        scene -> scene.up("web", 4).giveUp(scene.some("web", 3)).pass("61m"));
    scene(
        "a loop goes on, and ends",
        scene -> scene.up("cron").loop(30, "cron").pass("5s").loop(200, "cron").pass("10m"));
    scene(
        "a loop of several",
        scene -> scene.up("web", 4).loop(20, scene.some("web", 3)).pass("10m"));
    scene("a loop gives up", scene -> scene.up("cron").loop(20, "cron").giveUp("cron").pass("5m"));
  }

  private void mixed() throws ConfigurationException, IOException {
    topic("mixed");
    scene(
        "one gave up, one crashed",
        scene ->
            scene.up("bootloop").up("crasher").giveUp("bootloop").exit(3, "crasher").pass("5s"));
    scene(
        "two gave up, one crashed, one is unknown",
        scene ->
            scene
                .up("web", 5)
                .giveUp(scene.some("web", 2))
                .exit(3, "web:web_02")
                .unknown("web:web_03")
                .pass("5s"));
    scene(
        "different exits",
        scene -> scene.up("web", 3).exit(3, "web:web_00").exit(4, "web:web_01").pass("5s"));
    scene(
        "an exit and a signal",
        scene ->
            scene.up("web", 3).exit(3, "web:web_00").killed("SIGSEGV", "web:web_01").pass("5s"));
    scene(
        "one keeps crashing, one crashed",
        scene -> scene.up("a").up("b").loop(7, "a").exit(3, "b").pass("70s"));
    scene(
        "most of a group of 14",
        scene ->
            scene
                .up("web", 14)
                .giveUp(scene.some("web", 9))
                .exit(3, "web:web_09", "web:web_10", "web:web_11")
                .pass("5s"));
    scene(
        "mixed, and some are well again",
        scene ->
            scene
                .up("web", 14)
                .giveUp(scene.some("web", 9))
                .exit(3, "web:web_09", "web:web_10", "web:web_11")
                .pass("5m")
                .start("web:web_09", "web:web_10")
                .pass("1m")
                .giveUp("web:web_11")
                .pass("30m"));
    scene(
        "two at once, mixed, healed",
        scene ->
            scene
                .up("web", 4)
                .exit(3, "web:web_00")
                .unknown("web:web_01")
                .start("web:web_00", "web:web_01")
                .pass("40s"));
  }

  private void supervisor() throws ConfigurationException, IOException {
    topic("supervisord");
    scene("starts", scene -> scene.supervisor("RUNNING").pass("30s"));
    scene(
        "starts, one does not come up",
        scene ->
            scene
                .supervisor("RUNNING")
                .start("cron")
                .start(scene.some("web", 2))
                .giveUp("web:web_02")
                .pass("30s"));
    scene(
        "starts, three do not come up",
        scene ->
            scene
                .supervisor("RUNNING")
                .start("cron")
                .giveUp("web:web_00", "web:web_01", "mail")
                .pass("30s"));
    scene("stops", scene -> scene.up("cron").supervisor("STOPPING").exit(3, "cron").pass("30s"));
    scene("one event is lost", scene -> scene.lose(1).pass("30s"));
    scene("12 events are lost", scene -> scene.lose(12).pass("30s"));
  }

  private void raw() throws ConfigurationException, IOException {
    topic("events by type");
    scene("a tick", scene -> scene.raw("TICK_60", "when:1700000000"));
    scene(
        "a log line",
        scene ->
            scene.raw("PROCESS_LOG_STDERR", "processname:cron groupname:cron pid:1\nsome text"));
    scene(
        "a message",
        scene ->
            scene.raw(
                "PROCESS_COMMUNICATION_STDOUT", "processname:w groupname:web pid:1\nsome text"));
    scene("a remote message", scene -> scene.raw("REMOTE_COMMUNICATION", "type:deploy\nv42"));
    scene("a group", scene -> scene.raw("PROCESS_GROUP_ADDED", "groupname:web"));
  }
}
