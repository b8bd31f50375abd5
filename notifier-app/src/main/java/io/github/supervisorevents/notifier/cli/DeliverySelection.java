package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.DeliveryQuery;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which deliveries a command changes: by id, of one channel, or all. */
final class DeliverySelection {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "The deliveries' ids, as outbox list prints them.")
  private List<String> ids = List.of();

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "All that are pending or buried on this channel.")
  private Optional<String> channel = Optional.empty();

  @Option(names = "--all", description = "All that are pending or buried.")
  private boolean all;

  /**
   * The ids.
   *
   * @throws ParameterException when nothing, or two things, were asked for
   */
  List<String> ids(Outbox outbox) {
    int ways = (ids.isEmpty() ? 0 : 1) + (channel.isPresent() ? 1 : 0) + (all ? 1 : 0);
    if (ways != 1) {
      throw new ParameterException(
          spec.commandLine(), "expected one of: ids, --channel CHANNEL, --all");
    }
    return ids.isEmpty() ? unsent(outbox) : ids;
  }

  private List<String> unsent(Outbox outbox) {
    DeliveryQuery query =
        new DeliveryQuery(
            EnumSet.of(DeliveryState.PENDING, DeliveryState.BURIED),
            channel,
            Optional.empty(),
            Integer.MAX_VALUE);
    return outbox.list(query).stream().map(StoredDelivery::id).toList();
  }

  /** Of these, why some cannot be changed: one line each. */
  static List<String> unchangeable(List<String> ids, Outbox outbox) {
    List<String> lines = new ArrayList<>();
    for (String id : ids) {
      Optional<StoredDelivery> found = outbox.find(id);
      if (found.isEmpty()) {
        lines.add("there is no delivery " + id);
      } else if (found.get().state() == DeliveryState.SENT) {
        lines.add(id + " is sent already");
      }
    }
    return lines;
  }
}
