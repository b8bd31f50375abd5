package io.github.supervisorevents.notifier.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What a simulation told, as JSON. */
final class ToldDocument {
  private final Clock clock;

  ToldDocument(Clock clock) {
    this.clock = clock;
  }

  ArrayNode list(List<Told> told) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    told.forEach(one -> array.add(one(one)));
    return array;
  }

  ObjectNode rendered(Told told, Map<String, String> rendered) {
    ObjectNode json = one(told);
    ObjectNode messages = json.putObject("messages");
    rendered.forEach(messages::put);
    return json;
  }

  private ObjectNode one(Told told) {
    ObjectNode json = new DeliveryDocument(clock).notification(told.notification());
    json.put("after_seconds", told.after().toMillis() / 1000.0);
    json.put("route", told.route().name());
    ArrayNode channels = json.putArray("channels");
    told.route().channels().forEach(channels::add);
    return json;
  }
}
