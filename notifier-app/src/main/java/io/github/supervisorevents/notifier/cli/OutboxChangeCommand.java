package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Changes deliveries that are stored, and says how many were. */
abstract class OutboxChangeCommand implements Callable<Integer> {
  @Mixin private StateOptions state;
  @Mixin private OutputOptions output;
  @Mixin private DeliverySelection selection;

  private final Clock clock = Clock.systemDefaultZone();
  private final String now;
  private final String field;

  /**
   * A change.
   *
   * @param now what the changed ones are now, for people
   * @param field that of the JSON document that says how many
   */
  OutboxChangeCommand(String now, String field) {
    this.now = now;
    this.field = field;
  }

  /** Changes these; returns how many could be. */
  abstract int change(Outbox outbox, List<String> ids, Instant at);

  @Override
  public Integer call() {
    try (Outbox outbox = state.open(clock)) {
      List<String> ids = selection.ids(outbox);
      List<String> unchangeable = DeliverySelection.unchangeable(ids, outbox);
      int changed = change(outbox, ids, clock.instant());
      output.print(() -> text(changed, unchangeable), () -> document(changed, unchangeable));
      return unchangeable.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private List<String> text(int changed, List<String> unchangeable) {
    List<String> lines = new ArrayList<>(unchangeable);
    lines.add(changed + " " + now);
    return lines;
  }

  private Map<String, Object> document(int changed, List<String> unchangeable) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(field, changed);
    json.put("problems", unchangeable);
    return json;
  }
}
