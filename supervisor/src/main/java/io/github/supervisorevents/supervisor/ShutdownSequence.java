package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.pool.ListenerPool;
import io.github.supervisorevents.supervisor.process.ManagedProcess;
import io.github.supervisorevents.supervisor.process.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Stops everything: the groups with the highest priority number first, groups of the same priority
 * together, and the next only when these have stopped. Pools stop after the programs of their
 * priority, and only when their listeners have dealt with what waits for them, or have had the time
 * to.
 */
final class ShutdownSequence {
  static final Duration DRAIN_TIME = Duration.ofSeconds(5);
  private static final Duration REPORT_EVERY = Duration.ofSeconds(3);

  private final Deque<List<ActiveGroup>> steps = new ArrayDeque<>();
  private final List<ActiveGroup> groups;
  private final Timers timers;
  private final MainLog log;
  private final Runnable finished;
  private List<ActiveGroup> current = List.of();
  private Optional<Timers.Timer> draining = Optional.empty();
  private boolean lookingSoon;

  /**
   * Plans it.
   *
   * @param groups in start order
   * @param finished called once, when everything has stopped
   */
  ShutdownSequence(List<ActiveGroup> groups, Timers timers, MainLog log, Runnable finished) {
    this.groups = List.copyOf(groups);
    this.timers = timers;
    this.log = log;
    this.finished = finished;
    plan();
  }

  private void plan() {
    for (int end = groups.size(); end > 0; ) {
      int priority = groups.get(end - 1).priority();
      int begin = end;
      while (begin > 0 && groups.get(begin - 1).priority() == priority) {
        begin--;
      }
      List<ActiveGroup> same = groups.subList(begin, end);
      addStep(same.stream().filter(group -> group.pool().isEmpty()).toList());
      addStep(same.stream().filter(group -> group.pool().isPresent()).toList());
      end = begin;
    }
  }

  private void addStep(List<ActiveGroup> step) {
    if (!step.isEmpty()) {
      steps.add(step);
    }
  }

  /** Begins. */
  void begin() {
    for (ActiveGroup group : groups) {
      group.processes().forEach(this::watch);
      group.pool().ifPresent(pool -> pool.whenChanged(this::lookSoon));
    }
    report();
    next();
  }

  private void watch(ManagedProcess process) {
    process.watch(
        changed -> {
          lookSoon();
          return false;
        });
  }

  // Not at once: what has changed is still on its way to the listeners.
  private void lookSoon() {
    if (!lookingSoon) {
      lookingSoon = true;
      timers.after(Duration.ZERO, this::look);
    }
  }

  private void look() {
    lookingSoon = false;
    if (draining.isPresent() && isDrained()) {
      stopCurrent();
    } else if (draining.isEmpty() && current.stream().allMatch(ActiveGroup::isStopped)) {
      next();
    }
  }

  private void next() {
    current = List.of();
    if (steps.isEmpty()) {
      finished.run();
      return;
    }
    current = steps.remove();
    if (isDrained()) {
      stopCurrent();
    } else {
      draining = Optional.of(timers.after(DRAIN_TIME, this::stopCurrent));
    }
  }

  private boolean isDrained() {
    return current.stream()
        .flatMap(group -> group.pool().stream())
        .noneMatch(ListenerPool::isAtWork);
  }

  private void stopCurrent() {
    draining.ifPresent(Timers.Timer::cancel);
    draining = Optional.empty();
    current.forEach(group -> group.group().shutDown());
    lookSoon();
  }

  private void report() {
    String unstopped =
        groups.stream()
            .flatMap(group -> group.group().unstopped().stream())
            .map(process -> process.name().process())
            .collect(Collectors.joining(", "));
    if (!unstopped.isEmpty()) {
      log.info("waiting for " + unstopped + " to die");
      timers.after(REPORT_EVERY, this::report);
    }
  }
}
