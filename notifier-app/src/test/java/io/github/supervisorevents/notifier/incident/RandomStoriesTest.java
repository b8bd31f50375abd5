package io.github.supervisorevents.notifier.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every time line, tried on many. A seed that fails fails again. */
class RandomStoriesTest {
  private static final List<String> PROCESSES =
      List.of("web:a", "web:b", "web:c", "db", "cache", "job");
  private static final int STEPS = 400;

  /** Lets each process go through states as supervisord would. */
  private static final class World {
    private final Random random;
    private final Script script;
    private final Map<String, String> states = new TreeMap<>();
    private final Map<String, Integer> crashes = new TreeMap<>();
    private double second;

    World(long seed, Script script) {
      this.random = new Random(seed);
      this.script = script;
      PROCESSES.forEach(process -> states.put(process, "STOPPED"));
    }

    void step() {
      second += random.nextInt(10) == 0 ? random.nextInt(120) : random.nextInt(3000) / 1000.0;
      script.atSecond(second);
      String process = PROCESSES.get(random.nextInt(PROCESSES.size()));
      states.put(process, next(process, states.get(process)));
    }

    private String next(String process, String state) {
      return switch (state) {
        case "STARTING" -> random.nextInt(4) == 0 ? backoff(process) : running(process);
        case "RUNNING" -> random.nextInt(3) == 0 ? stopping(process) : ended(process);
        case "BACKOFF" -> random.nextInt(3) == 0 ? fatal(process) : starting(process);
        case "STOPPING" -> stopped(process);
        default -> starting(process);
      };
    }

    private String starting(String process) {
      script.starting(process);
      return "STARTING";
    }

    private String running(String process) {
      script.running(process);
      return "RUNNING";
    }

    private String backoff(String process) {
      script.backoff(process, 1);
      crashes.merge(process, 1, Integer::sum);
      return "BACKOFF";
    }

    private String ended(String process) {
      if (random.nextInt(4) == 0) {
        script.exited(process);
      } else {
        script.crashed(process);
        crashes.merge(process, 1, Integer::sum);
      }
      return "EXITED";
    }

    private String fatal(String process) {
      script.fatal(process);
      return "FATAL";
    }

    private String stopping(String process) {
      script.stopping(process);
      return "STOPPING";
    }

    private String stopped(String process) {
      script.stopped(process);
      return "STOPPED";
    }

    Script end() {
      return script.atSecond(second + 3600);
    }

    boolean isBad(String process) {
      return List.of("FATAL", "BACKOFF").contains(states.get(process));
    }
  }

  private static TestAudiences everything() {
    return TestAudiences.usualAnd(Kind.BACKOFF);
  }

  private static World played(long seed) {
    World world = new World(seed, Script.script(everything()));
    for (int step = 0; step < STEPS; step++) {
      world.step();
    }
    world.end();
    return world;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noProcessIsInTwoOpenIncidents(long seed) {
    Map<String, Set<String>> open = new HashMap<>();
    for (Notice notice : played(seed).script.notices()) {
      String id = notice.incident().orElseThrow().id();
      Set<String> named = names(notice);
      switch (notice.status()) {
        case OPENED -> {
          assertThat(open).doesNotContainKey(id);
          named.forEach(
              name ->
                  assertThat(open.values())
                      .allSatisfy(others -> assertThat(others).doesNotContain(name)));
          open.put(id, named);
        }
        case UPDATED -> assertThat(open.replace(id, named)).isNotNull();
        case RESOLVED -> open.remove(id);
        default -> throw new AssertionError("no plain news were asked for: " + notice);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyOpenIncidentIsResolvedOrStillBad(long seed) {
    World world = played(seed);
    Map<String, Set<String>> open = new HashMap<>();
    for (Notice notice : world.script.notices()) {
      String id = notice.incident().orElseThrow().id();
      if (notice.status() == Status.RESOLVED) {
        open.remove(id);
      } else {
        open.put(id, names(notice));
      }
    }

    Set<String> stillOpen = new TreeSet<>();
    open.values().forEach(stillOpen::addAll);

    assertThat(stillOpen)
        .allSatisfy(name -> assertThat(world.states.get(name)).isNotIn("RUNNING", "STOPPED"));
    PROCESSES.stream().filter(world::isBad).forEach(name -> assertThat(stillOpen).contains(name));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noExitIsCountedThatDidNotHappen(long seed) {
    World world = played(seed);
    Map<String, Integer> last = new HashMap<>();
    for (Notice notice : world.script.notices()) {
      IncidentSummary incident = notice.incident().orElseThrow();
      int before = last.getOrDefault(incident.id(), 0);
      assertThat(incident.exits()).isGreaterThanOrEqualTo(before);
      last.put(incident.id(), incident.exits());
    }

    int happened = world.crashes.values().stream().mapToInt(Integer::intValue).sum();
    int sumOfLoops = PROCESSES.size() * TrackerSettings.DEFAULT.crashLoop().exits();
    int told = last.values().stream().mapToInt(Integer::intValue).sum();

    assertThat(told).isLessThanOrEqualTo(happened + happened / 2 + sumOfLoops);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void messagesAreFarFewerThanEvents(long seed) {
    World world = played(seed);

    int minutes = (int) (world.second / 60) + 1;
    assertThat(world.script.notices().size()).isLessThanOrEqualTo(10 + 3 * minutes);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void trackerThatIsReplacedAtAnyTimeTellsTheSame(long seed) {
    World world = played(seed);
    World replaced = new World(seed, Script.script(everything()));
    for (int step = 0; step < STEPS; step++) {
      replaced.step();
      if (step % 7 == 0) {
        replaced.script.replaced();
      }
    }
    replaced.end();

    assertThat(replaced.script.lines()).containsExactlyElementsOf(world.script.lines());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatCouldNotBeStoredDidNotHappen(long seed) {
    World world = played(seed);
    World stumbling = new World(seed, Script.script(everything()).storingFailsAtFirst());
    for (int step = 0; step < STEPS; step++) {
      stumbling.step();
    }
    stumbling.end();

    assertThat(stumbling.script.lines()).containsExactlyElementsOf(world.script.lines());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void clockThatJumpsAboutIsSurvived(long seed) {
    Random jumps = new Random(seed);
    World world = new World(seed, Script.script(everything()));
    Set<String> ids = new HashSet<>();
    for (int step = 0; step < STEPS; step++) {
      world.step();
      if (step % 10 == 0) {
        world.script.clockSet(java.time.Duration.ofSeconds(jumps.nextInt(7200) - 3600));
      }
    }

    assertThat(world.script.notices()).allMatch(notice -> ids.add(notice.id()));
    assertThat(world.script.notices())
        .allMatch(notice -> !notice.incident().orElseThrow().duration().isNegative())
        .allMatch(notice -> notice.at().isAfter(Instant.EPOCH));
  }

  private static Set<String> names(Notice notice) {
    Set<String> names = new TreeSet<>();
    notice.processes().forEach(facts -> names.add(facts.fullName()));
    return names;
  }
}
