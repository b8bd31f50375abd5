package io.github.supervisorevents.notifier.incident;

import java.time.Duration;
import java.util.Map;

/** What there is to say beyond a notice's kind; put into words elsewhere. */
public sealed interface Remark {
  /**
   * It healed before anybody was told.
   *
   * @param after how long it was down
   */
  record RunningAgain(Duration after) implements Remark {}

  /** An operator stopped it before anybody was told. */
  record StoppedByOperator() implements Remark {}

  /** It ended as expected after all. */
  record ThenExited() implements Remark {}

  /** It was removed from the configuration. */
  record Removed() implements Remark {}

  /**
   * How a loop goes.
   *
   * @param exits unexpected exits and failed starts
   * @param within since the first of them
   */
  record Exits(int exits, Duration within) implements Remark {}

  /**
   * A reminder.
   *
   * @param since how long it has been down
   */
  record StillDown(Duration since) implements Remark {}

  /**
   * The supervisor has just started.
   *
   * @param notRunning how many processes are not running that should
   * @param all how many should
   */
  record AtStart(int notRunning, int all) implements Remark {}

  /**
   * Some of an incident's processes are well again, or stopped, others not.
   *
   * @param endings how many by how it ended for them
   * @param ongoing how many of the others by kind
   */
  record PartlyWell(Map<Ended.How, Integer> endings, Map<Kind, Integer> ongoing) implements Remark {
    /** Copies. */
    public PartlyWell {
      endings = Map.copyOf(endings);
      ongoing = Map.copyOf(ongoing);
    }
  }

  /**
   * Not the same happened to all.
   *
   * @param counts how many by kind
   */
  record Mixed(Map<Kind, Integer> counts) implements Remark {
    /** Copies. */
    public Mixed {
      counts = Map.copyOf(counts);
    }
  }

  /**
   * It ended well for some and otherwise for others.
   *
   * @param counts how many by how it ended
   */
  record Endings(Map<Ended.How, Integer> counts) implements Remark {
    /** Copies. */
    public Endings {
      counts = Map.copyOf(counts);
    }
  }

  /** Stopped and started again by an operator. */
  record Restarted() implements Remark {}

  /**
   * Events were lost.
   *
   * @param reread whether all states could be read again
   */
  record StateReread(boolean reread) implements Remark {}
}
