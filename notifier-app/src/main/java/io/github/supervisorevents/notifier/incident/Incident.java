package io.github.supervisorevents.notifier.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One or several processes that went bad together, as one audience is told of them. Times are the
 * tracker's. Immutable.
 *
 * @param id unique for ever; contains no dot
 * @param audience whom it is told
 * @param atStart whether it gathers what does not come up after the supervisor's start
 * @param openedAt when its first process went bad
 * @param gatheredUntil until when more is gathered before it is told
 * @param told what was told of it; empty while it is still being gathered
 */
public record Incident(
    String id,
    String audience,
    boolean atStart,
    Instant openedAt,
    Instant gatheredUntil,
    Optional<Told> told)
    implements StateEntry {
  /**
   * What was told of an incident.
   *
   * @param at when, the last time
   * @param kind the worst kind that was told
   * @param exits how many exits were told
   * @param members how many processes were told
   * @param ended how many of them were well again
   * @param messages how many messages there were
   * @param summaries how many of them were summaries at growing intervals
   */
  public record Told(
      Instant at, Kind kind, int exits, int members, int ended, int messages, int summaries) {
    /** Checks. */
    public Told {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(kind, "kind");
    }
  }

  /** Checks. */
  public Incident {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(openedAt, "openedAt");
    Objects.requireNonNull(gatheredUntil, "gatheredUntil");
    Objects.requireNonNull(told, "told");
  }

  @Override
  public String key() {
    return id;
  }

  /** The same as one of the supervisor's start, told no sooner than that has had its time. */
  Incident ofStart(Instant until) {
    Instant gathered = until.isAfter(gatheredUntil) ? until : gatheredUntil;
    return new Incident(id, audience, true, openedAt, gathered, told);
  }

  /** The same, told as soon as the supervisor's start is over. */
  Incident gathered(Instant until) {
    Instant earlier = until.isBefore(gatheredUntil) ? until : gatheredUntil;
    return new Incident(id, audience, atStart, openedAt, earlier, told);
  }

  Incident told(Told next) {
    return new Incident(id, audience, atStart, openedAt, gatheredUntil, Optional.of(next));
  }
}
