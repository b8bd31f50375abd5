package io.github.supervisorevents.notifier;

import io.github.supervisorevents.listener.LengthUnit;
import io.github.supervisorevents.listener.ListenerObserver;
import io.github.supervisorevents.listener.Result;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.journal.JournalException;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the notifier says of itself on stderr, apart from its lanes. Any thread may call what is not
 * of {@link ListenerObserver}.
 *
 * <p>The logger is made at the first line, which comes after READY: loading a logging library takes
 * as long as all that is done before.
 */
final class NotifierLog implements ListenerObserver {
  private static final class Lazy {
    static final Logger LOG = LoggerFactory.getLogger("notifier");
  }

  private boolean storingFails;
  private volatile boolean trackingFails;

  void started(NotifierConfig config, Map<String, Integer> pending) {
    config.warnings().forEach(warning -> Lazy.LOG.warn("{}", warning));
    String channels =
        config.channels().stream().map(ChannelConfig::name).collect(Collectors.joining(", "));
    Lazy.LOG.info(
        "started: tells {} of {} to {}; state in {}",
        config.notifyOnText(),
        config.hostName(),
        channels,
        config.state().path());
    if (!pending.isEmpty()) {
      Lazy.LOG.info("still to be delivered from before: {}", counts(pending));
    }
  }

  void waitingForPredecessor(NotifierConfig config) {
    Lazy.LOG.warn("another notifier still uses {}: waiting for it to end", config.state().path());
  }

  void lockingFailed(NotifierConfig config, Exception e) {
    Lazy.LOG.warn(
        "{} cannot be locked ({}): make sure that only one notifier uses it",
        config.state().path(),
        e.getMessage());
  }

  void openingFailed(RuntimeException problem) {
    String where = problem instanceof JournalException ? "supervisord" : "the journal";
    Lazy.LOG.error(
        "{}. Events wait in {} until this is mended; trying again", problem.getMessage(), where);
  }

  void opened() {
    Lazy.LOG.info("what could not be opened is open now");
  }

  void pruningFailed(OutboxException problem) {
    Lazy.LOG.warn("old deliveries could not be removed: {}", problem.getMessage());
  }

  void repeated(Event event) {
    Lazy.LOG.info(
        "{} {} came again and was stored before: not told twice",
        event.name(),
        event.header().serial());
  }

  void lost(EventHeader header, long lost) {
    Lazy.LOG.warn(
        "{} events before serial {} were lost: supervisord's buffer was full; raise buffer_size in"
            + " [eventlistener:{}]",
        lost,
        header.serial(),
        header.pool());
  }

  void notUnderstood(Event event, RuntimeException e) {
    // Not the event itself, which may hold what is nobody's business.
    Lazy.LOG.error(
        "nothing can be told of {} {}, a defect: please report it",
        event.name(),
        event.header().serial(),
        e);
  }

  void trackingFailed(RuntimeException problem) {
    if (!trackingFails) {
      Lazy.LOG.error("{}; events wait in the journal, trying again", problem.getMessage());
    }
    trackingFails = true;
  }

  void trackingBroken(RuntimeException defect) {
    if (!trackingFails) {
      Lazy.LOG.error(
          "a defect, please report it; events wait in the journal, trying again", defect);
    }
    trackingFails = true;
  }

  void tracked() {
    if (trackingFails) {
      trackingFails = false;
      Lazy.LOG.info("events can be looked at again");
    }
  }

  void rereadFailed(RuntimeException e) {
    Lazy.LOG.warn("the processes' states could not be read: {}", e.getMessage());
  }

  void reloaded(NotifierConfig config) {
    config.warnings().forEach(warning -> Lazy.LOG.warn("{}", warning));
    Lazy.LOG.info("the new configuration is in force");
  }

  void notReloaded(ConfigurationException e) {
    Lazy.LOG.error("the configuration is wrong, the old one stays in force:");
    e.mistakes().forEach(mistake -> Lazy.LOG.error("  - {}", mistake));
  }

  void notReloaded(OutboxException e) {
    Lazy.LOG.error(
        "{}: the new configuration is not in force; send SIGHUP again later", e.getMessage());
  }

  void notReloadedByDefect(RuntimeException defect) {
    Lazy.LOG.error(
        "a defect, please report it; the new configuration may be in force in part", defect);
  }

  void templateFailed(String route, RuntimeException e) {
    Lazy.LOG.error(
        "the template of route {} fails, the usual words are sent: {}", route, e.getMessage());
  }

  void unreadableState(String row) {
    Lazy.LOG.warn("{} in the state folder makes no sense and is left out", row);
  }

  void heartbeatFails(FailureReason reason) {
    Lazy.LOG.warn("HEARTBEAT_URL cannot be called: {}; tried again every minute", reason);
  }

  void heartbeatWorks() {
    Lazy.LOG.info("HEARTBEAT_URL is called again");
  }

  void inputBroken(Exception e) {
    Lazy.LOG.error("{}", e.getMessage());
  }

  void stepFailed(String name, RuntimeException e) {
    Lazy.LOG.warn("stopping: {} failed", name, e);
  }

  void step(String name, Duration took, boolean whole) {
    if (whole) {
      Lazy.LOG.debug("stopping: {} took {} ms", name, took.toMillis());
    } else {
      Lazy.LOG.warn("stopping: {} did not end in time", name);
    }
  }

  void stopped(Map<String, Integer> pending) {
    if (pending.isEmpty()) {
      Lazy.LOG.info("stopped; everything is delivered");
    } else {
      Lazy.LOG.info("stopped; to be delivered after the next start: {}", counts(pending));
    }
  }

  private static String counts(Map<String, Integer> pending) {
    return pending.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public void handled(Event event, Result result, Duration took) {
    if (storingFails) {
      Lazy.LOG.info("events can be stored again");
      storingFails = false;
    }
    if (Lazy.LOG.isDebugEnabled()) {
      Lazy.LOG.debug(
          "{} {} took {} us", event.name(), event.header().serial(), took.toNanos() / 1000);
    }
  }

  @Override
  public void failed(Event event, Throwable cause, int failures, Result answer) {
    if (!storingFails) {
      Lazy.LOG.error(
          "{} {} could not be stored: {}. supervisord keeps it; trying again",
          event.name(),
          event.header().serial(),
          cause.getMessage());
    }
    storingFails = true;
  }

  @Override
  public void lengthUnit(LengthUnit unit, String reason) {
    Lazy.LOG.debug("len counts {}: {}", unit, reason);
  }
}
