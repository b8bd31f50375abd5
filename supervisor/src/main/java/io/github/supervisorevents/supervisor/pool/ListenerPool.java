package io.github.supervisorevents.supervisor.pool;

import io.github.supervisorevents.supervisor.event.EventBus;
import io.github.supervisorevents.supervisor.event.EventFrame;
import io.github.supervisorevents.supervisor.event.NumberedEvent;
import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.process.ProcessGroup;
import io.github.supervisorevents.supervisor.process.ProcessServices;
import io.github.supervisorevents.supervisor.process.Timers;
import io.github.supervisorevents.supervisor.spec.ListenerPoolSpec;
import io.github.supervisorevents.supervisor.state.EventType;
import io.github.supervisorevents.supervisor.state.ListenerState;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands the events that it subscribed to to whichever of its listeners is ready, in order; an event
 * comes back to the head if its listener dies with it or rejects it.
 *
 * <p>For the loop's thread only.
 */
public final class ListenerPool implements EventBus.Subscriber {
  private final String name;
  private final String server;
  private final Set<EventType> wanted = EnumSet.noneOf(EventType.class);
  private final EventBus bus;
  private final Timers timers;
  private final MainLog log;
  private final int bufferSize;
  private final EventBuffer buffer;
  private final List<PoolMember> members;
  private final ProcessGroup group;
  private final RejectionPause pause = new RejectionPause();
  private Optional<Timers.Timer> pausing = Optional.empty();
  private Runnable onChange = () -> {};
  private long nextSerial;

  /**
   * Makes a pool whose listeners are not started, and subscribes it.
   *
   * @param server the supervisor's identifier
   */
  public ListenerPool(ListenerPoolSpec spec, String server, ProcessServices services) {
    this.name = spec.name();
    this.server = server;
    this.bus = services.bus();
    this.timers = services.timers();
    this.log = services.log();
    this.bufferSize = spec.bufferSize();
    this.buffer = new EventBuffer(bufferSize);
    for (EventType type : EventType.values()) {
      if (spec.subscribesTo(type)) {
        wanted.add(type);
      }
    }
    this.members =
        spec.programs().stream()
            .map(
                program ->
                    new PoolMember(this, new ProcessName(name, program.name()), program, services))
            .toList();
    this.group = new ProcessGroup(name, members.stream().map(PoolMember::process).toList());
    bus.subscribe(this);
  }

  /** The listeners as processes. */
  public ProcessGroup group() {
    return group;
  }

  /** Where a listener of this pool stands in the protocol; empty if it is none of this pool. */
  public Optional<ListenerState> stateOf(ProcessName listener) {
    return members.stream()
        .filter(member -> member.process().name().equals(listener))
        .map(PoolMember::listenerState)
        .findFirst();
  }

  @Override
  public boolean wants(EventType type) {
    return wanted.contains(type);
  }

  @Override
  public void accept(NumberedEvent event) {
    logDiscarded(buffer.add(new WaitingEvent(nextSerial++, event)));
    dispatch();
  }

  /** True if events wait, or are being dealt with, and there is a listener that can take them. */
  public boolean isAtWork() {
    boolean busy = members.stream().anyMatch(PoolMember::isBusy);
    return busy || !buffer.isEmpty() && members.stream().anyMatch(PoolMember::isListening);
  }

  /** Has {@code action} called whenever a listener has answered or has been lost. */
  public void whenChanged(Runnable action) {
    onChange = action;
  }

  /** It gets no events any more, and none of its listeners starts by itself. */
  public void retire() {
    bus.unsubscribe(this);
    pausing.ifPresent(Timers.Timer::cancel);
    group.retire();
  }

  /** Sends what can be sent. */
  void dispatch() {
    while (pausing.isEmpty() && !buffer.isEmpty() && sendOldest()) {
      buffer.removeOldest();
    }
  }

  private boolean sendOldest() {
    Optional<PoolMember> ready = members.stream().filter(PoolMember::isReady).findFirst();
    if (ready.isEmpty()) {
      return false;
    }
    WaitingEvent event = buffer.oldest().orElseThrow();
    byte[] frame = EventFrame.encode(server, name, event.poolSerial(), event.numbered());
    for (PoolMember member : members) {
      if (member.isReady() && member.send(event, frame)) {
        return true;
      }
    }
    return false;
  }

  /** A listener has dealt with its event. */
  void accepted() {
    pause.reset();
    onChange.run();
  }

  /** A listener has rejected its event: it is sent again, but not at once. */
  void rejected(WaitingEvent event) {
    rebuffer(event);
    pausing.ifPresent(Timers.Timer::cancel);
    pausing = Optional.of(timers.after(pause.afterRejection(), this::goOn));
  }

  private void goOn() {
    pausing = Optional.empty();
    dispatch();
  }

  /** A listener has died with its event, or has lost its senses: somebody else may have it. */
  void putBack(WaitingEvent event) {
    rebuffer(event);
    dispatch();
    onChange.run();
  }

  private void rebuffer(WaitingEvent event) {
    log.debug(
        "rebuffering event "
            + event.serial()
            + " for pool "
            + name
            + " (buf size="
            + buffer.size()
            + ", max="
            + bufferSize
            + ")");
    logDiscarded(buffer.putBack(event));
  }

  private void logDiscarded(Optional<WaitingEvent> discarded) {
    discarded.ifPresent(
        event ->
            log.error(
                "pool " + name + " event buffer overflowed, discarding event " + event.serial()));
  }
}
