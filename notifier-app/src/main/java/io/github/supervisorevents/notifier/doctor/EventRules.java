package io.github.supervisorevents.notifier.doctor;

import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.config.NearNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which events a notifier must subscribe to, and which it had better not. */
final class EventRules {
  private static final String USUAL = "events=PROCESS_STATE,SUPERVISOR_STATE_CHANGE,TICK_60";
  private static final String EVENTS = "events";
  private static final List<String> NAMES =
      Arrays.stream(EventType.values()).map(EventType::name).toList();

  /** Looks at a listener with this environment. */
  List<Finding> look(ConfSection listener, Map<String, String> environment) {
    List<Finding> findings = new ArrayList<>();
    if (listener.text(EVENTS, "").isBlank()) {
      findings.add(
          Finding.wrong(listener, EVENTS, "without events supervisord refuses the section", USUAL));
      return findings;
    }
    List<String> unknown = new ArrayList<>();
    Set<EventType> subscribed = subscribed(listener, unknown);
    for (String name : unknown) {
      String meant = meant(name).map(near -> ", did you mean %s?".formatted(near)).orElse(":");
      findings.add(
          Finding.wrong(
              listener,
              EVENTS,
              "there is no event %s%s supervisord does not start with this".formatted(name, meant),
              corrected(listener)));
    }
    missing(listener, subscribed, wanted(environment), findings);
    if (tellsKinds(environment)) {
      shutdown(listener, subscribed, findings);
    }
    heartbeat(listener, subscribed, environment, findings);
    flood(listener, subscribed, environment, findings);
    return findings;
  }

  private static Set<EventType> subscribed(ConfSection listener, List<String> unknown) {
    Set<EventType> subscribed = EnumSet.noneOf(EventType.class);
    for (String name : words(listener.text(EVENTS, ""))) {
      EventType.named(name.toUpperCase(Locale.ROOT))
          .ifPresentOrElse(subscribed::add, () -> unknown.add(name));
    }
    unknown.stream().flatMap(name -> meant(name).stream()).forEach(subscribed::add);
    return subscribed;
  }

  private static Optional<EventType> meant(String name) {
    return NearNames.nearest(name.toUpperCase(Locale.ROOT), NAMES).flatMap(EventType::named);
  }

  /** What is subscribed to, slips of the pen mended; what means nothing is left out. */
  private static List<String> known(ConfSection listener) {
    return words(listener.text(EVENTS, "")).stream()
        .flatMap(
            name -> EventType.named(name.toUpperCase(Locale.ROOT)).or(() -> meant(name)).stream())
        .map(EventType::name)
        .distinct()
        .toList();
  }

  private static String corrected(ConfSection listener) {
    List<String> known = known(listener);
    return known.isEmpty() ? USUAL : "events=" + String.join(",", known);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** What the notifier is asked to tell; kinds need all states of processes. */
  private static Set<EventType> wanted(Map<String, String> environment) {
    Set<EventType> wanted = EnumSet.noneOf(EventType.class);
    for (String word : words(environment.getOrDefault("NOTIFY_ON", ""))) {
      EventType.named(word.toUpperCase(Locale.ROOT)).ifPresent(wanted::add);
    }
    if (tellsKinds(environment)) {
      wanted.add(EventType.PROCESS_STATE);
    }
    return wanted;
  }

  /** Whether more is told than events that were asked for by their type. */
  private static boolean tellsKinds(Map<String, String> environment) {
    List<String> words = words(environment.getOrDefault("NOTIFY_ON", ""));
    return words.isEmpty()
        || words.stream().anyMatch(word -> EventType.named(word.toUpperCase(Locale.ROOT)).isEmpty())
        || !environment.getOrDefault("NOTIFIER_CONFIG", "").isBlank();
  }

  private static void missing(
      ConfSection listener,
      Set<EventType> subscribed,
      Set<EventType> wanted,
      List<Finding> findings) {
    List<String> missing =
        Arrays.stream(EventType.values())
            .filter(EventType::isSent)
            .filter(type -> wanted.stream().anyMatch(type::isA))
            .filter(type -> subscribed.stream().noneMatch(type::isA))
            .map(EventType::name)
            .toList();
    if (!missing.isEmpty()) {
      findings.add(
          Finding.wrong(
              listener,
              EVENTS,
              "what happened cannot be told without " + String.join(", ", missing),
              "events=%s,%s"
                  .formatted(
                      String.join(",", wanted.stream().map(EventType::name).toList()),
                      "SUPERVISOR_STATE_CHANGE,TICK_60")));
    }
  }

  private static void shutdown(
      ConfSection listener, Set<EventType> subscribed, List<Finding> findings) {
    if (subscribed.stream().noneMatch(EventType.SUPERVISOR_STATE_CHANGE_STOPPING::isA)) {
      findings.add(
          Finding.risky(
              listener,
              EVENTS,
              "without SUPERVISOR_STATE_CHANGE, programs that die while supervisord shuts down look"
                  + " crashed",
              withMore(listener, "SUPERVISOR_STATE_CHANGE")));
    }
  }

  private static void heartbeat(
      ConfSection listener,
      Set<EventType> subscribed,
      Map<String, String> environment,
      List<Finding> findings) {
    boolean wanted =
        environment.containsKey("HEARTBEAT_URL") || environment.containsKey("HEARTBEAT_URL_FILE");
    if (wanted && subscribed.stream().noneMatch(EventType.TICK_60::isA)) {
      findings.add(
          Finding.wrong(
              listener,
              EVENTS,
              "HEARTBEAT_URL is called at each TICK_60, and that is not subscribed to: it is never"
                  + " called",
              withMore(listener, "TICK_60")));
    }
  }

  private static void flood(
      ConfSection listener,
      Set<EventType> subscribed,
      Map<String, String> environment,
      List<Finding> findings) {
    boolean asked =
        words(environment.getOrDefault("NOTIFY_ON", "")).stream()
            .anyMatch(word -> word.toUpperCase(Locale.ROOT).matches("EVENT|PROCESS_LOG.*"));
    boolean logs =
        subscribed.contains(EventType.EVENT)
            || subscribed.stream().anyMatch(type -> type.isA(EventType.PROCESS_LOG));
    if (logs && !asked) {
      findings.add(
          Finding.risky(
              listener,
              EVENTS,
              "each line that a program with stdout_events_enabled writes becomes an event, which"
                  + " crowds out what matters; nothing is told of them",
              USUAL));
    }
  }

  private static String withMore(ConfSection listener, String event) {
    List<String> events = new ArrayList<>(known(listener));
    events.add(event);
    return "events=" + String.join(",", events);
  }
}
