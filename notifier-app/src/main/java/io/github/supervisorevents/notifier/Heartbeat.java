package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.ListenerObserver;
import io.github.supervisorevents.listener.Result;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.http.HttpCaller;
import io.github.supervisorevents.notifier.channel.http.HttpOutcome;
import io.github.supervisorevents.notifier.channel.http.HttpVerdict;
import io.github.supervisorevents.notifier.config.HeartbeatConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Calls an address at each TICK_60 that was stored: it shows that supervisord runs, sends events,
 * and that the notifier can keep them. Whoever watches the address raises the alarm when the calls
 * stop. The calls are made on a thread of their own, {@code heartbeat}.
 */
final class Heartbeat implements ListenerObserver {
  private static final long JOIN_MILLIS = 1000;

  private final URI address;
  private final HttpCaller http;
  private final BooleanSupplier works;
  private final Clock clock;
  private final NotifierLog log;
  private final Semaphore ticks = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "heartbeat");
  private boolean fails;

  /**
   * Not yet started.
   *
   * @param works whether events are not only kept but made use of: when not, nobody is told that
   *     all is well
   */
  Heartbeat(HeartbeatConfig config, BooleanSupplier works, Clock clock, NotifierLog log) {
    this.works = works;
    this.address = URI.create(config.url().reveal());
    this.http = new HttpCaller(config.http());
    this.clock = clock;
    this.log = log;
    thread.setDaemon(true);
  }

  /** Begins to wait for ticks. Once. */
  void start() {
    thread.start();
  }

  @Override
  public void handled(Event event, Result result, Duration took) {
    boolean isTick = event.header().type().filter(type -> type == EventType.TICK_60).isPresent();
    if (isTick && result.equals(Result.OK)) {
      ticks.release();
    }
  }

  private void run() {
    try {
      while (true) {
        ticks.acquire();
        ticks.drainPermits();
        if (works.getAsBoolean()) {
          beat();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    HttpOutcome outcome = http.get(address, Map.of());
    DeliveryResult result =
        outcome.judgedBy(answer -> HttpVerdict.of(answer, address.getHost(), clock));
    if (result instanceof DeliveryResult.Delivered) {
      if (fails) {
        log.heartbeatWorks();
      }
      fails = false;
    } else if (!fails) {
      fails = true;
      log.heartbeatFails(
          result instanceof DeliveryResult.RetryLater later
              ? later.reason()
              : ((DeliveryResult.Rejected) result).reason());
    }
  }

  /** Ends; a call under way is given up. */
  void stop() throws InterruptedException {
    thread.interrupt();
    http.close();
    thread.join(JOIN_MILLIS);
  }
}
