package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands events to those who subscribed, in the order in which they did, and numbers them.
 *
 * <p>An event that nobody subscribed to has no number: serials have gaps for nobody. For one thread
 * only, the loop's.
 */
public final class EventBus {

  /** Somebody who wants events: a pool. */
  public interface Subscriber {
    /** True if {@link #accept} is to be called with events of this type. */
    boolean wants(EventType type);

    /** Takes an event; does not block, and does not subscribe or unsubscribe anybody. */
    void accept(NumberedEvent event);
  }

  private final List<Subscriber> subscribers = new ArrayList<>();
  private long nextSerial;

  /** From now on {@code subscriber} gets what it wants. */
  public void subscribe(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  /** From now on {@code subscriber} gets nothing. */
  public void unsubscribe(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  /** True if anybody wants events of this type: whether it is worth making one. */
  public boolean isWanted(EventType type) {
    for (Subscriber subscriber : subscribers) {
      if (subscriber.wants(type)) {
        return true;
      }
    }
    return false;
  }

  /** Tells everybody who wants to know. */
  public void publish(SupervisorEvent event) {
    if (!isWanted(event.type())) {
      return;
    }
    NumberedEvent numbered = new NumberedEvent(nextSerial++, event);
    for (Subscriber subscriber : subscribers) {
      if (subscriber.wants(event.type())) {
        subscriber.accept(numbered);
      }
    }
  }
}
