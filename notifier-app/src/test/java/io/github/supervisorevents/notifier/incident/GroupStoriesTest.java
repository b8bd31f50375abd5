package io.github.supervisorevents.notifier.incident;

import static io.github.supervisorevents.notifier.incident.Script.script;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupStoriesTest {
  @Test
  void whatHappensTogetherIsOneMessage() {
    script()
        .play(
            """
            0s   web:a,web:b,web:c running
            60s  web:a crashed
            61s  web:c crashed
            70s  web:a,web:c running
            10m  end
            """)
        .tells(
            """
            62s opened crashed web:a,web:c of 3 exits=2
            80s resolved recovered web:a,web:c of 3 exits=2
            """);
  }

  @Test
  void processesOfDifferentGroupsAreGatheredToo() {
    script()
        .play(
            """
            0s   db,web running
            60s  db,web crashed
            10m  end
            """)
        .tells(
            """
            62s opened crashed db,web exits=2
            """);
  }

  @Test
  void laggardsOfTheGroupJoinTheirIncident() {
    script()
        .play(
            """
            0s   web:a,web:b,web:c running
            60s  web:a,web:b fatal
            65s  web:c fatal
            10m  end
            """)
        .tells(
            """
            62s opened gave_up web:a,web:b of 3
            67s updated gave_up web:a,web:b,web:c of 3
            """);
  }

  @Test
  void laterTroubleOfAnotherGroupIsAnotherIncident() {
    script()
        .play(
            """
            0s   db,web running
            60s  web crashed
            65s  db crashed
            10m  end
            """)
        .tells(
            """
            62s opened crashed web
            67s opened crashed db
            """);
  }

  @Test
  void muchLaterTroubleOfTheSameGroupIsAnotherIncident() {
    script()
        .play(
            """
            0s   web:a,web:b running
            60s  web:a fatal
            5m   web:b fatal
            10m  end
            """)
        .tells(
            """
            62s opened gave_up web:a of 2
            302s opened gave_up web:b of 2
            """);
  }

  @Test
  void incidentOfSeveralIsOverWhenTheLastIsWell() {
    script()
        .play(
            """
            0s   web:a,web:b running
            60s  web:a,web:b crashed
            65s  web:a running
            65m  web:b running
            2h   end
            """)
        .tells(
            """
            62s opened crashed web:a,web:b of 2 exits=2
            122s updated crashed web:b of 2 exits=2 – 1 of 2 well
            3910s resolved recovered web:a,web:b of 2 exits=2
            """);
  }

  @Test
  void differentEndsAreSaid() {
    script()
        .play(
            """
            0s   web:a,web:b running
            60s  web:a,web:b crashed
            65s  web:b stopping
            66s  web:b stopped
            70s  web:a running
            2h   end
            """)
        .tells(
            """
            62s opened crashed web:a,web:b of 2 exits=2
            80s resolved recovered web:a,web:b of 2 exits=2 – {RECOVERED=1, STOPPED=1}
            """);
  }

  @Test
  void differentKindsAreSaid() {
    script()
        .play(
            """
            0s   web:a,web:b running
            60s  web:a crashed
            60s  web:b fatal
            5m   end
            """)
        .tells(
            """
            62s opened gave_up web:b,web:a of 2 – {CRASHED=1, GAVE_UP=1}
            """);
  }

  @Test
  void twoHundredDyingInOneSecondAreAHandfulOfMessagesAndAllAreNamed() {
    String[] names = names(200);
    Script story = script().at("0s").running(names);
    for (int index = 0; index < names.length; index++) {
      story.atSecond(60 + index * 0.005).crashed(names[index]);
    }

    story.until("1h");

    assertThat(story.notices().size()).isEqualTo(1);
    assertThat(story.last().processes()).hasSize(200);
    assertThat(story.last().incident().orElseThrow().exits()).isEqualTo(200);
  }

  @Test
  void twoHundredDyingAndHealingAreAHandfulOfMessages() {
    String[] names = names(200);
    Script story = script().at("0s").running(names);
    for (int index = 0; index < names.length; index++) {
      story.atSecond(60 + index * 0.005).bounced(names[index]);
    }

    story.until("1h");

    assertThat(story.notices().size()).isEqualTo(1);
    assertThat(story.last().processes()).hasSize(200);
  }

  @Test
  void oneDyingAfterTheOtherForMinutesIsGatheredForLongerAndLonger() {
    String[] names = names(200);
    Script story = script().at("0s").running(names);
    for (int index = 0; index < names.length; index++) {
      story.atSecond(60 + index * 3).crashed(names[index]);
    }

    story.until("1h");

    assertThat(story.notices().size()).isLessThan(20);
    List<String> named =
        story.notices().stream()
            .flatMap(notice -> notice.processes().stream())
            .map(ProcessFacts::fullName)
            .distinct()
            .toList();
    assertThat(named).hasSize(200);
  }

  @Test
  void onlySomeLogsAreCarried() {
    String[] names = names(20);
    Script story = script().withoutFindings().at("0s").running(names).at("60s").crashed(names);
    for (String name : names) {
      story.found(name, 1, "a line");
    }

    story.until("2m");

    assertThat(story.last().processes()).filteredOn(facts -> !facts.logTail().isEmpty()).hasSize(5);
  }

  private static String[] names(int number) {
    return IntStream.range(0, number).mapToObj("p%03d"::formatted).toArray(String[]::new);
  }
}
