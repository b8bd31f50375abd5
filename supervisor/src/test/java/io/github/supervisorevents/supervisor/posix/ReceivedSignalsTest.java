package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One take-over for all tests: it cannot be undone. */
@Timeout(60)
class ReceivedSignalsTest {
  private static Poller<String> poller;
  private static ReceivedSignals signals;

  @BeforeAll
  static void takeOver() throws PosixException {
    poller = Poller.open();
    signals = ReceivedSignals.takeOver(poller);
  }

  @Test
  void everySignalOfASupervisorArrivesQuitAmongThem() throws PosixException {
    Set<Integer> wanted = Set.of(1, 2, 3, 12, 15, 17);
    wanted.forEach(signal -> LibC.kill(LibC.getpid(), signal));

    Set<Integer> got = new TreeSet<>();
    while (!got.containsAll(wanted)) {
      got.addAll(awaitSignals());
    }

    assertThat(got).isEqualTo(wanted);
  }

  @Test
  void theDeathOfAChildWakesTheLoop() throws PosixException {
    SpawnResult.Spawned child = Started.spawn(Started.shell("exit 7"));

    while (!awaitSignals().contains(ReceivedSignals.CHLD)) {
      continue;
    }

    assertThat(Started.awaitExit(child.pid()).exitStatus()).hasValue(7);
    Descriptors.close(child.stdin());
    Started.readAll(child.stdout());
    Started.readAll(child.stderr().getAsInt());
  }

  @Test
  void thousandsOfSignalsStartNoThread() throws PosixException {
    long threads = new java.io.File("/proc/self/task").list().length;

    for (int i = 0; i < 5000; i++) {
      LibC.kill(LibC.getpid(), ReceivedSignals.USR2);
      awaitSignals();
    }

    assertThat(new java.io.File("/proc/self/task").list().length)
        .isLessThanOrEqualTo((int) threads + 2); // the JVM may start a compiler thread of its own
  }

  private static List<Integer> awaitSignals() throws PosixException {
    List<Integer> numbers = new ArrayList<>();
    long end = System.nanoTime() + 30_000_000_000L;
    while (numbers.isEmpty() && System.nanoTime() < end) {
      poller.poll(1000, (fd, ready, attachment) -> fail("nothing else is watched"));
      for (OptionalInt next = signals.next(); next.isPresent(); next = signals.next()) {
        numbers.add(next.getAsInt());
      }
    }
    assertThat(numbers).isNotEmpty();
    return numbers;
  }
}
