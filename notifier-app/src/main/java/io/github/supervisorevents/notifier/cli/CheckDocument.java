package io.github.supervisorevents.notifier.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.notifier.config.EffectiveSetting;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.MessageTemplate;
import io.github.supervisorevents.notifier.route.QuietHours;
import io.github.supervisorevents.notifier.route.Route;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is in force, as JSON. What is not set is {@code null}, never left out. */
final class CheckDocument {
  private final NotifierConfig config;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private CheckDocument(NotifierConfig config) {
    this.config = config;
  }

  static ObjectNode of(NotifierConfig config, Collection<EffectiveSetting> settings) {
    CheckDocument document = new CheckDocument(config);
    document.channels();
    document.routes();
    document.settings(settings);
    texts(document.json.putArray("warnings"), config.warnings());
    return document.json;
  }

  private void channels() {
    ArrayNode channels = json.putArray("channels");
    config
        .channels()
        .forEach(
            channel ->
                channels
                    .addObject()
                    .put("name", channel.name())
                    .put("type", channel.type())
                    .put("destination", channel.destination()));
  }

  private void routes() {
    texts(json.putArray("processes"), config.processes().patterns());
    ArrayNode routes = json.putArray("routes");
    config.routes().forEach(route -> describe(route, routes.addObject()));
    ArrayNode others = json.putArray("routes_of_other_hosts");
    config
        .otherHosts()
        .forEach(
            (name, hosts) -> texts(others.addObject().put("name", name).putArray("hosts"), hosts));
  }

  private void describe(Route route, ObjectNode node) {
    node.put("name", route.name());
    texts(node.putArray("channels"), route.channels());
    texts(node.putArray("processes"), route.processes().patterns());
    texts(
        node.putArray("kinds"),
        route.notifyOn().kinds().stream().sorted().map(Kind::word).toList());
    texts(
        node.putArray("event_types"),
        route.notifyOn().types().stream().map(EventType::name).sorted().toList());
    node.put("severity", route.atLeast().word());
    node.put("continue", route.goesOn());
    node.put("group_wait_seconds", seconds(route.groupWait()));
    node.put("repeat_after_seconds", route.repeatAfter().map(CheckDocument::seconds).orElse(null));
    if (route.quietHours().isPresent()) {
      describe(route.quietHours().get(), node.putObject("quiet_hours"));
    } else {
      node.putNull("quiet_hours");
    }
    texts(
        node.putArray("own_words"),
        Optional.ofNullable(config.templates().get(route.name()))
            .map(MessageTemplate::parts)
            .orElse(List.of()));
  }

  private static void describe(QuietHours quiet, ObjectNode node) {
    texts(node.putArray("days"), quiet.days().stream().sorted().map(RouteText::word).toList());
    node.put("from", quiet.from().toString());
    node.put("to", quiet.to().toString());
    node.put("zone", quiet.zone().toString());
  }

  private void settings(Collection<EffectiveSetting> settings) {
    ArrayNode all = json.putArray("settings");
    settings.forEach(
        setting ->
            all.addObject()
                .put("name", setting.setting().name())
                .put("value", setting.shown())
                .put("origin", setting.origin()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
