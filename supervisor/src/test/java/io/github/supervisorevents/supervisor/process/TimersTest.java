package io.github.supervisorevents.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimersTest {
  private final List<String> done = new ArrayList<>();
  private long nanos = Long.MAX_VALUE - 1_000_000; // about to wrap around
  private final Timers timers = new Timers(() -> nanos);

  @Test
  void nothingIsDueAtFirst() {
    assertThat(timers.millisToNext()).isEmpty();
  }

  @Test
  void whatIsDueSoonerIsDoneFirst() {
    timers.after(Duration.ofMillis(20), () -> done.add("late"));
    timers.after(Duration.ofMillis(10), () -> done.add("soon"));

    pass(Duration.ofMillis(20));

    assertThat(done).containsExactly("soon", "late");
  }

  @Test
  void whatIsDueAtTheSameTimeIsDoneInOrder() {
    timers.after(Duration.ZERO, () -> done.add("first"));
    timers.after(Duration.ZERO, () -> done.add("second"));

    pass(Duration.ZERO);

    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void nothingIsDoneTooEarly() {
    timers.after(Duration.ofMillis(10), () -> done.add("x"));

    pass(Duration.ofMillis(10).minusNanos(1));
    assertThat(done).isEmpty();
    assertThat(timers.millisToNext()).isEqualTo(OptionalLong.of(1));

    pass(Duration.ofNanos(1));
    assertThat(done).containsExactly("x");
  }

  @Test
  void whatIsCancelledIsNotDone() {
    Timers.Timer timer = timers.after(Duration.ofMillis(10), () -> done.add("x"));

    timer.cancel();

    assertThat(timers.millisToNext()).isEmpty();
    pass(Duration.ofMillis(10));
    assertThat(done).isEmpty();
  }

  @Test
  void whatIsCancelledByATaskOfTheSameMomentIsNotDone() {
    List<Timers.Timer> second = new ArrayList<>();
    timers.after(Duration.ZERO, () -> second.get(0).cancel());
    second.add(timers.after(Duration.ZERO, () -> done.add("x")));

    pass(Duration.ZERO);

    assertThat(done).isEmpty();
  }

  @Test
  void whatATaskSchedulesAtOnceWaitsForTheNextRound() {
    timers.after(Duration.ZERO, () -> timers.after(Duration.ZERO, () -> done.add("x")));

    pass(Duration.ZERO);
    assertThat(done).isEmpty();
    assertThat(timers.millisToNext()).isEqualTo(OptionalLong.of(0));

    pass(Duration.ZERO);
    assertThat(done).containsExactly("x");
  }

  @Test
  void afterAClearNothingIsToBeDone() {
    timers.after(Duration.ZERO, () -> done.add("x"));
    timers.after(Duration.ofMillis(10), () -> done.add("y"));

    timers.clear();

    assertThat(timers.millisToNext()).isEmpty();
    pass(Duration.ofMillis(10));
    assertThat(done).isEmpty();
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    timers.runDue();
  }
}
