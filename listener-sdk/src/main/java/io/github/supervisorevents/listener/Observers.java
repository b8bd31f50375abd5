package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells several observers, none of which can disturb the listener or the others. For one thread.
 */
final class Observers implements ListenerObserver {
  private final List<ListenerObserver> observers;

  Observers(List<ListenerObserver> observers) {
    this.observers = List.copyOf(observers);
  }

  @Override
  public void ready() {
    tell(ListenerObserver::ready);
  }

  @Override
  public void event(Event event) {
    tell(observer -> observer.event(event));
  }

  @Override
  public void handled(Event event, Result result, Duration took) {
    tell(observer -> observer.handled(event, result, took));
  }

  @Override
  public void failed(Event event, Throwable cause, int failures, Result answer) {
    tell(observer -> observer.failed(event, cause, failures, answer));
  }

  @Override
  public void gap(EventHeader header, long lost) {
    tell(observer -> observer.gap(header, lost));
  }

  @Override
  public void lengthUnit(LengthUnit unit, String reason) {
    tell(observer -> observer.lengthUnit(unit, reason));
  }

  @Override
  public void stopped() {
    tell(ListenerObserver::stopped);
  }

  private void tell(Consumer<ListenerObserver> news) {
    for (ListenerObserver observer : observers) {
      try {
        news.accept(observer);
      } catch (Throwable broken) {
        System.err.println("listener: the observer " + observer.getClass().getName() + " failed");
        StderrObserver.print(broken);
      }
    }
  }
}
