package io.github.supervisorevents.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.incident.Audience;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import io.github.supervisorevents.notifier.incident.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final Optional<ProcessName> WEB = Optional.of(new ProcessName("web", "web_00"));
  private static final Optional<ProcessName> DB = Optional.of(new ProcessName("db", "db"));

  @Test
  void firstThatMatchesWins() {
    Router router =
        router(route("web", false, Severity.INFO, "web:*"), route("rest", false, Severity.INFO));

    assertThat(hearing(router, Kind.CRASHED, WEB)).containsExactly("web");
    assertThat(hearing(router, Kind.CRASHED, DB)).containsExactly("rest");
  }

  @Test
  void routeThatGoesOnLetsOthersFollow() {
    Router router =
        router(
            route("web", true, Severity.INFO, "web:*"),
            route("rest", false, Severity.INFO),
            route("never", false, Severity.INFO));

    assertThat(hearing(router, Kind.CRASHED, WEB)).containsExactly("web", "rest");
  }

  @Test
  void kindsAndSeverityAreConditions() {
    Route pager = route("pager", true, Severity.ERROR);
    Route backoff =
        with(route("backoff", true, Severity.INFO), new NotifyOn(Set.of(Kind.BACKOFF), Set.of()));
    Router router = router(pager, backoff);

    assertThat(hearing(router, Kind.GAVE_UP, WEB)).containsExactly("pager");
    assertThat(hearing(router, Kind.BACKOFF, WEB)).containsExactly("backoff");
    assertThat(hearing(router, Kind.EVENTS_LOST, Optional.empty())).isEmpty();
  }

  @Test
  void endsGoWhereBeginningsGo() {
    assertThat(hearing(router(route("pager", false, Severity.ERROR)), Kind.RECOVERED, WEB))
        .containsExactly("pager");
  }

  @Test
  void supervisordItselfIsNoProcess() {
    Router router =
        router(route("web", false, Severity.INFO, "web:*"), route("rest", false, Severity.INFO));

    assertThat(hearing(router, Kind.EVENTS_LOST, Optional.empty())).containsExactly("rest");
  }

  @Test
  void processesThatAreExcludedFromEverythingAreNobodys() {
    Router router =
        new Router(
            List.of(route("rest", false, Severity.INFO)), ProcessPatterns.of(List.of("!web:*")));

    assertThat(hearing(router, Kind.CRASHED, WEB)).isEmpty();
    assertThat(hearing(router, Kind.CRASHED, DB)).containsExactly("rest");
  }

  @Test
  void eventsAreAskedForByTypeOrAnythingAboveIt() {
    Route raw =
        with(
            route("raw", false, Severity.ERROR),
            new NotifyOn(Set.of(), Set.of(EventType.PROCESS_STATE)));

    assertThat(router(raw).hearingEvent(event("PROCESS_STATE_RUNNING", "web", "web_00")))
        .extracting(Audience::name)
        .containsExactly("raw");
    assertThat(router(raw).hearingEvent(event("PROCESS_LOG_STDOUT", "web", "web_00"))).isEmpty();
  }

  private static List<String> hearing(Router router, Kind kind, Optional<ProcessName> process) {
    return router.hearing(kind, process).stream().map(Audience::name).toList();
  }

  private static Router router(Route... routes) {
    return new Router(List.of(routes), ProcessPatterns.all());
  }

  private static Route route(String name, boolean goesOn, Severity atLeast, String... processes) {
    return new Route(
        name,
        ProcessPatterns.of(List.of(processes)),
        NotifyOn.usual(),
        atLeast,
        List.of("out"),
        goesOn,
        Duration.ofSeconds(2),
        Optional.empty(),
        Optional.empty());
  }

  private static Route with(Route route, NotifyOn notifyOn) {
    return new Route(
        route.name(),
        route.processes(),
        notifyOn,
        route.atLeast(),
        route.channels(),
        route.goesOn(),
        route.groupWait(),
        route.repeatAfter(),
        route.quietHours());
  }

  private static Event event(String name, String group, String process) {
    return Event.parse(
        EventHeader.parse("ver:3.0 server:s serial:1 pool:l poolserial:1 eventname:" + name),
        "processname:%s groupname:%s from_state:STARTING pid:1".formatted(process, group));
  }
}
