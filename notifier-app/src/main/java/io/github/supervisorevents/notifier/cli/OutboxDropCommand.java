package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "drop",
    mixinStandardHelpOptions = true,
    description =
        "Gives up deliveries that are pending or buried: they will not be sent. They stay in the"
            + " history for a month.")
final class OutboxDropCommand implements Callable<Integer> {
  @Mixin private StateOptions state;
  @Mixin private OutputOptions output;
  @Mixin private DeliverySelection selection;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() {
    try (Outbox outbox = state.open(clock)) {
      List<String> ids = selection.ids(outbox);
      List<String> unchangeable = DeliverySelection.unchangeable(ids, outbox);
      int changed = outbox.drop(ids, clock.instant());
      output.print(() -> text(changed, unchangeable), () -> document(changed, unchangeable));
      return unchangeable.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static List<String> text(int changed, List<String> unchangeable) {
    List<String> lines = new ArrayList<>(unchangeable);
    lines.add(changed + " dropped");
    return lines;
  }

  private static Map<String, Object> document(int changed, List<String> unchangeable) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dropped", changed);
    json.put("problems", unchangeable);
    return json;
  }
}
