package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.DeliveryQuery;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what waits to be sent (pending) and what could not be sent (buried), the newest first,"
          + " each with the reason of its last failure."
    })
final class OutboxListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StateOptions state;
  @Mixin private OutputOptions output;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      converter = WordConverter.OfState.class,
      description = "pending, buried, sent, dropped: these states; default pending,buried.")
  private List<DeliveryState> states = List.of(DeliveryState.PENDING, DeliveryState.BURIED);

  @Option(names = "--channel", paramLabel = "CHANNEL", description = "On this channel only.")
  private Optional<String> channel = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "At most N; default 100.")
  private int limit = 100;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit: expected at least 1, found: " + limit);
    }
    Set<DeliveryState> wanted = EnumSet.copyOf(states);
    try (Outbox outbox = state.open(clock)) {
      List<StoredDelivery> found =
          outbox.list(new DeliveryQuery(wanted, channel, Optional.empty(), limit));
      int waiting = state.waitingEvents(outbox);
      output.print(() -> text(found, waiting), () -> new DeliveryDocument(clock).list(found));
    }
    return CommandLine.ExitCode.OK;
  }

  private List<String> text(List<StoredDelivery> found, int waitingEvents) {
    List<String> lines = new ArrayList<>();
    if (found.isEmpty()) {
      lines.add("There is none: " + words() + ".");
    } else {
      lines.addAll(new DeliveryText(clock).list(found));
      lines.add("");
      String more = found.size() == limit ? ", the newest; --limit shows more" : "";
      lines.add(DeliveryText.counts(found) + more);
    }
    if (waitingEvents > 0) {
      lines.add(
          (waitingEvents == 1 ? "1 event is" : waitingEvents + " events are")
              + " stored and not looked at yet: the notifier does that when it runs.");
    }
    return lines;
  }

  private String words() {
    String which = String.join(" or ", states.stream().map(DeliveryState::word).toList());
    return which + channel.map(name -> " on channel " + name).orElse("");
  }
}
