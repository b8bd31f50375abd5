package io.github.supervisorevents.notifier.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supervisorevents.notifier.route.Silence;

/** Silences as JSON. */
final class SilenceDocument {
  private SilenceDocument() {}

  static ObjectNode of(Silence silence, int heldBack) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", silence.id());
    ArrayNode patterns = json.putArray("processes");
    silence.patterns().forEach(patterns::add);
    json.put("from", silence.from().toString());
    json.put("until", silence.until().toString());
    json.put("because", silence.because().orElse(null));
    json.put("held_back", heldBack);
    return json;
  }
}
