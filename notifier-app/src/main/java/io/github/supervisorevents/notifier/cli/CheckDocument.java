package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.EffectiveSetting;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.MessageTemplate;
import io.github.supervisorevents.notifier.route.QuietHours;
import io.github.supervisorevents.notifier.route.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in force, as JSON. What is not set is {@code null}, never left out. */
final class CheckDocument {
  private final NotifierConfig config;

  private CheckDocument(NotifierConfig config) {
    this.config = config;
  }

  static Map<String, Object> of(NotifierConfig config, Collection<EffectiveSetting> settings) {
    CheckDocument document = new CheckDocument(config);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channels", config.channels().stream().map(CheckDocument::channel).toList());
    json.put("processes", config.processes().patterns());
    json.put("routes", config.routes().stream().map(document::route).toList());
    json.put("routes_of_other_hosts", document.routesOfOtherHosts());
    json.put("settings", settings.stream().map(CheckDocument::setting).toList());
    json.put("warnings", config.warnings());
    return json;
  }

  private static Map<String, Object> channel(ChannelConfig channel) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", channel.name());
    json.put("type", channel.type());
    json.put("destination", channel.destination());
    return json;
  }

  private Map<String, Object> route(Route route) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", route.name());
    json.put("channels", route.channels());
    json.put("processes", route.processes().patterns());
    json.put("kinds", route.notifyOn().kinds().stream().sorted().map(Kind::word).toList());
    json.put(
        "event_types", route.notifyOn().types().stream().map(EventType::name).sorted().toList());
    json.put("severity", route.atLeast().word());
    json.put("continue", route.goesOn());
    json.put("group_wait_seconds", seconds(route.groupWait()));
    json.put("repeat_after_seconds", route.repeatAfter().map(CheckDocument::seconds).orElse(null));
    json.put("quiet_hours", route.quietHours().map(CheckDocument::quietHours).orElse(null));
    json.put(
        "own_words",
        Optional.ofNullable(config.templates().get(route.name()))
            .map(MessageTemplate::parts)
            .orElse(List.of()));
    return json;
  }

  private static Map<String, Object> quietHours(QuietHours quiet) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("days", quiet.days().stream().sorted().map(RouteText::word).toList());
    json.put("from", quiet.from().toString());
    json.put("to", quiet.to().toString());
    json.put("zone", quiet.zone().toString());
    return json;
  }

  private List<Map<String, Object>> routesOfOtherHosts() {
    List<Map<String, Object>> routes = new ArrayList<>();
    config
        .otherHosts()
        .forEach(
            (name, hosts) -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("name", name);
              json.put("hosts", hosts);
              routes.add(json);
            });
    return routes;
  }

  private static Map<String, Object> setting(EffectiveSetting setting) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", setting.setting().name());
    json.put("value", setting.shown());
    json.put("origin", setting.origin());
    return json;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
