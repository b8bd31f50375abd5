package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Has an event handled, and finds the answer. For one thread. */
final class EventDispatcher {
  private final List<Subscription> subscriptions;
  private final FailurePolicy policy;
  private final ListenerObserver observer;
  private final Failures failures = new Failures();

  EventDispatcher(
      List<Subscription> subscriptions, FailurePolicy policy, ListenerObserver observer) {
    this.subscriptions = List.copyOf(subscriptions);
    this.policy = policy;
    this.observer = observer;
  }

  /** An answer that is given after a pause, which is zero unless the event failed. */
  record Answer(Result result, Duration pause, boolean failed) {}

  Answer dispatch(Event event) {
    EventHeader header = event.header();
    try {
      Result result = callHandlers(event);
      failures.forget(header);
      return new Answer(result, Duration.ZERO, false);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return failed(event, stop);
    } catch (Throwable cause) {
      return failed(event, cause);
    }
  }

  /** All handlers in the order of their registration, until one says something else than OK. */
  private Result callHandlers(Event event) throws Exception {
    for (Subscription subscription : subscriptions) {
      if (subscription.wants(event)) {
        Result result =
            Objects.requireNonNull(
                subscription.handler().answer(event),
                "a handler answered null instead of a Result");
        if (!result.equals(Result.OK)) {
          return result;
        }
      }
    }
    return Result.OK;
  }

  private Answer failed(Event event, Throwable cause) {
    int count = failures.add(event.header());
    boolean givenUp = policy.givesUpAfter(count);
    Result result = givenUp ? Result.OK : Result.FAIL;
    observer.failed(event, cause, count, result);
    if (givenUp) {
      failures.forget(event.header());
    }
    return new Answer(result, givenUp ? Duration.ZERO : policy.pauseAfter(count), true);
  }
}
