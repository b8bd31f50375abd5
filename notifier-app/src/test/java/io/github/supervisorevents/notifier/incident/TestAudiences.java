package io.github.supervisorevents.notifier.incident;

import io.github.supervisorevents.listener.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Audiences that hear of every process. */
final class TestAudiences implements Audiences {
  static final Set<Kind> USUAL_KINDS =
      Set.copyOf(
          EnumSet.of(
              Kind.CRASHED,
              Kind.GAVE_UP,
              Kind.CRASH_LOOP,
              Kind.RECOVERED,
              Kind.UNKNOWN,
              Kind.EVENTS_LOST));

  private final List<Audience> all = new ArrayList<>();
  private final List<String> eventNames = new ArrayList<>();

  private TestAudiences() {}

  static TestAudiences usual() {
    return of(audience("all", USUAL_KINDS));
  }

  static TestAudiences of(Audience... audiences) {
    TestAudiences some = new TestAudiences();
    some.all.addAll(List.of(audiences));
    return some;
  }

  /** One that hears the usual kinds and these. */
  static TestAudiences usualAnd(Kind... more) {
    EnumSet<Kind> kinds = EnumSet.copyOf(USUAL_KINDS);
    kinds.addAll(List.of(more));
    return of(audience("all", kinds));
  }

  static TestAudiences hearingOnly(Kind... kinds) {
    return of(audience("all", Set.of(kinds)));
  }

  static Audience audience(String name, Set<Kind> kinds) {
    return new Audience(name, kinds, Duration.ofSeconds(2), Optional.empty());
  }

  /** All of them hear events of this name, as they come. */
  TestAudiences andEvents(String... names) {
    eventNames.addAll(List.of(names));
    return this;
  }

  boolean isOne() {
    return all.size() == 1;
  }

  @Override
  public List<Audience> hearing(Kind kind, Optional<ProcessName> process) {
    return all.stream().filter(audience -> audience.kinds().contains(kind)).toList();
  }

  @Override
  public List<Audience> hearingEvent(Event event) {
    return eventNames.contains(event.name()) ? List.copyOf(all) : List.of();
  }

  @Override
  public Optional<Audience> named(String name) {
    return all.stream().filter(audience -> audience.name().equals(name)).findFirst();
  }
}
