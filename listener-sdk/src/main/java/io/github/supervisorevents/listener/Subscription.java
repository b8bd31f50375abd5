package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventPayload;
import io.github.supervisorevents.listener.event.EventType;
import java.util.Optional;

/** Which events a handler gets. */
sealed interface Subscription {
  boolean wants(Event event);

  EventAnswer<? super Event> handler();

  /** By name: the type and all below it. {@code EVENT} gets events of unknown types too. */
  record ByType(EventType type, EventAnswer<? super Event> handler) implements Subscription {
    @Override
    public boolean wants(Event event) {
      if (type == EventType.EVENT) {
        return true;
      }
      Optional<EventType> sent = event.header().type();
      return sent.isPresent() && sent.get().isA(type);
    }
  }

  /** By the class of the payload record, or of an interface of it. */
  record ByPayload(Class<? extends EventPayload> payload, EventAnswer<? super Event> handler)
      implements Subscription {
    @Override
    public boolean wants(Event event) {
      return payload.isInstance(event.typed());
    }
  }
}
