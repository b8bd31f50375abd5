package io.github.supervisorevents.supervisor.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.state.EventType;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupChangesTest {
  private final ProgramSpec cat = program("cat", "/bin/cat");

  @Test
  void sameGroupsDoNotDiffer() {
    GroupChanges changes = GroupChanges.between(List.of(group(cat)), List.of(group(cat)));

    assertThat(changes).isEqualTo(new GroupChanges(List.of(), List.of(), List.of()));
  }

  @Test
  void addedChangedAndRemovedAreTold() {
    ProgramGroupSpec other = new ProgramGroupSpec("other", 1, List.of());
    ProgramGroupSpec added = new ProgramGroupSpec("new", 1, List.of());

    GroupChanges changes =
        GroupChanges.between(
            List.of(group(cat), other), List.of(group(program("cat", "/bin/cat -u")), added));

    assertThat(changes)
        .isEqualTo(new GroupChanges(List.of("new"), List.of("cats"), List.of("other")));
  }

  @Test
  void everyChangeOfAListenerPoolIsSeen() {
    ListenerPoolSpec pool = pool(cat, Set.of(EventType.TICK_5), 10);

    assertThat(changed(pool, pool(cat, Set.of(EventType.TICK), 10))).containsExactly("pool");
    assertThat(changed(pool, pool(cat, Set.of(EventType.TICK_5), 11))).containsExactly("pool");
    assertThat(changed(pool, pool(program("cat", "/bin/dog"), Set.of(EventType.TICK_5), 10)))
        .containsExactly("pool");
    assertThat(changed(pool, pool(cat, Set.of(EventType.TICK_5), 10))).isEmpty();
  }

  private static List<String> changed(GroupSpec before, GroupSpec after) {
    return GroupChanges.between(List.of(before), List.of(after)).changed();
  }

  private static ProgramGroupSpec group(ProgramSpec program) {
    return new ProgramGroupSpec("cats", 1, List.of(program));
  }

  private static ListenerPoolSpec pool(ProgramSpec program, Set<EventType> events, int buffer) {
    return new ListenerPoolSpec("pool", -1, List.of(program), events, buffer);
  }

  private static ProgramSpec program(String name, String command) {
    LogSpec log = new LogSpec(new LogTarget.Auto(), 1, 1, 0, false, false);
    return new ProgramSpec(
        name,
        999,
        new LaunchSpec(
            command,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty()),
        new StartSpec(true, Duration.ofSeconds(1), 3, AutoRestart.UNEXPECTED, Set.of(0)),
        new StopSpec(UnixSignal.TERM, Duration.ofSeconds(10), false, false),
        false,
        log,
        log);
  }
}
