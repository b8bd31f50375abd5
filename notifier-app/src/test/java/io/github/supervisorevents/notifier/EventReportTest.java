package io.github.supervisorevents.notifier;

import static io.github.supervisorevents.notifier.SampleEvents.crashed;
import static io.github.supervisorevents.notifier.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.route.NotifyOn;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReportTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final NotifyOn ALL = new NotifyOn(Set.of(), Set.of(EventType.EVENT));

  private static List<Notification> told(NotifyOn notifyOn, ProcessPatterns patterns, Event event) {
    return new EventReport("web-01", notifyOn, patterns, new NotificationIds()).of(event, 0, NOON);
  }

  private static List<Notification> told(NotifyOn notifyOn, Event event) {
    return told(notifyOn, ProcessPatterns.all(), event);
  }

  @Test
  void aCrashIsToldWithAllThatTheEventSays() {
    Notification told = told(NotifyOn.usual(), crashed(7)).get(0);

    assertThat(told.status()).isEqualTo(Status.EVENT);
    assertThat(told.kind()).isEqualTo(Kind.CRASHED);
    assertThat(told.severity()).isEqualTo(Severity.ERROR);
    assertThat(told.at()).isEqualTo(NOON);
    assertThat(told.source()).isEqualTo(new Source("web-01", "supervisor"));
    assertThat(told.processes())
        .singleElement()
        .satisfies(
            facts -> {
              assertThat(facts.fullName()).isEqualTo("web:web_00");
              assertThat(facts.state()).isEqualTo("EXITED");
              assertThat(facts.fromState()).contains("RUNNING");
              assertThat(facts.pid()).hasValue(4711);
              assertThat(facts.expected()).contains(false);
            });
    assertThat(told.event().orElseThrow().headers()).containsEntry("serial", "7");
    assertThat(told.event().orElseThrow().payload()).containsEntry("processname", "web_00");
  }

  @ParameterizedTest
  @CsvSource({
    "PROCESS_STATE_STARTING,starting",
    "PROCESS_STATE_RUNNING,started",
    "PROCESS_STATE_BACKOFF,backoff",
    "PROCESS_STATE_STOPPING,stopping",
    "PROCESS_STATE_STOPPED,stopped",
    "PROCESS_STATE_FATAL,gave_up",
    "PROCESS_STATE_UNKNOWN,unknown",
    "SUPERVISOR_STATE_CHANGE_RUNNING,supervisor_started",
    "SUPERVISOR_STATE_CHANGE_STOPPING,supervisor_stopping",
    "TICK_60,event",
    "SOMETHING_NEW,event"
  })
  void everyEventHasItsKindAndIsToldOnceWhenAllAreWanted(String name, String kind) {
    Event event = event(name, 1, "processname:a groupname:a from_state:RUNNING pid:1 tries:1");

    assertThat(told(ALL, event))
        .singleElement()
        .satisfies(told -> assertThat(told.kind().word()).isEqualTo(kind));
  }

  @Test
  void anEventThatIsWantedTwiceIsToldOnce() {
    NotifyOn both = new NotifyOn(Set.of(Kind.CRASHED), Set.of(EventType.PROCESS_STATE));

    assertThat(told(both, crashed(1))).hasSize(1);
  }

  @Test
  void anExpectedExitIsNoCrash() {
    Event exited =
        event(
            "PROCESS_STATE_EXITED",
            1,
            "processname:a groupname:a from_state:RUNNING expected:1 pid:1");

    assertThat(told(NotifyOn.usual(), exited)).isEmpty();
    assertThat(told(new NotifyOn(Set.of(Kind.EXITED), Set.of()), exited)).hasSize(1);
  }

  @Test
  void onlyTheWantedProcessesAreTold() {
    ProcessPatterns others = ProcessPatterns.of(List.of("!web"));

    assertThat(told(ALL, others, crashed(1))).isEmpty();
    assertThat(told(ALL, others, event("TICK_5", 2, "when:1"))).hasSize(1);
    assertThat(told(ALL, others, event("PROCESS_GROUP_ADDED", 3, "groupname:web\n"))).isEmpty();
  }

  @Test
  void lostEventsAreToldBeforeTheEventThatShowedIt() {
    EventReport report =
        new EventReport("h", NotifyOn.usual(), ProcessPatterns.all(), new NotificationIds());

    List<Notification> told = report.of(crashed(9), 3, NOON);

    assertThat(told).extracting(Notification::kind).containsExactly(Kind.EVENTS_LOST, Kind.CRASHED);
    assertThat(told).extracting(Notification::lostEvents).containsExactly(3L, 3L);
    assertThat(told.get(0).summary().orElseThrow()).contains("buffer_size", "notifier");
  }

  @Test
  void idsAreUniqueSortByTimeAndHaveNoDot() {
    NotificationIds ids = new NotificationIds();
    String first = ids.next(NOON);
    String second = ids.next(NOON.plusMillis(1));

    assertThat(first).hasSize(26).matches("[0-9a-z]+").isLessThan(second);
    assertThat(ids.next(NOON)).isNotEqualTo(first);
  }
}
