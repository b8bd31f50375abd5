package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.route.Silence;
import java.util.LinkedHashMap;
import java.util.Map;

/** Silences as JSON. */
final class SilenceDocument {
  private SilenceDocument() {}

  static Map<String, Object> of(Silence silence, int heldBack) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", silence.id());
    json.put("processes", silence.patterns());
    json.put("from", silence.from().toString());
    json.put("until", silence.until().toString());
    json.put("because", silence.because().orElse(null));
    json.put("held_back", heldBack);
    return json;
  }
}
