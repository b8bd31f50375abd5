package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.DeliveryQuery;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import io.github.supervisorevents.notifier.route.ProcessPatterns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "What was told, oldest first, and what came of it on each channel. The notifier keeps it for"
          + " a week, what could not be sent for a month."
    })
final class HistoryCommand implements Callable<Integer> {
  private static final int MOST_DELIVERIES = 2000;

  @Spec private CommandSpec spec;
  @Mixin private StateOptions state;
  @Mixin private OutputOptions output;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Of the last 90m, 24h, 7d ...; default 24h.")
  private Duration since = Duration.ofHours(24);

  @Option(
      names = "--process",
      split = ",",
      paramLabel = "GLOB",
      description = "Of these processes: web:*, web:web_00, *:worker*, or a group's name.")
  private List<String> processes = List.of();

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() {
    Optional<ProcessPatterns> wanted = wanted();
    Instant from = clock.instant().minus(since);
    try (Outbox outbox = state.open(clock)) {
      List<StoredDelivery> found =
          new ArrayList<>(
              outbox
                  .list(
                      new DeliveryQuery(
                          EnumSet.allOf(DeliveryState.class),
                          Optional.empty(),
                          Optional.of(from),
                          MOST_DELIVERIES))
                  .stream()
                  .filter(delivery -> !delivery.notification().at().isBefore(from))
                  .filter(delivery -> isAbout(delivery.notification(), wanted))
                  .toList());
      Collections.reverse(found);
      Map<String, List<StoredDelivery>> told = new LinkedHashMap<>();
      for (StoredDelivery delivery : found) {
        told.computeIfAbsent(delivery.notification().id(), id -> new ArrayList<>()).add(delivery);
      }
      output.print(() -> text(told.values()), () -> document(told.values()));
    }
    return CommandLine.ExitCode.OK;
  }

  private Optional<ProcessPatterns> wanted() {
    try {
      return processes.isEmpty() ? Optional.empty() : Optional.of(ProcessPatterns.of(processes));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--process: " + e.getMessage(), e);
    }
  }

  private static boolean isAbout(Notification notification, Optional<ProcessPatterns> wanted) {
    return wanted
        .map(
            patterns ->
                notification.processes().stream()
                    .anyMatch(process -> patterns.match(process.group(), process.process())))
        .orElse(true);
  }

  private List<String> text(Iterable<List<StoredDelivery>> told) {
    DeliveryText words = new DeliveryText(clock);
    TextTable table = new TextTable();
    for (List<StoredDelivery> deliveries : told) {
      Notification notification = deliveries.get(0).notification();
      table.add(
          List.of(
              words.time(notification.at()), notification.kind().word(), words.title(notification)),
          List.of(channels(deliveries)));
    }
    List<String> lines = table.lines();
    return lines.isEmpty() ? List.of("Nothing was told.") : lines;
  }

  private static String channels(List<StoredDelivery> deliveries) {
    return String.join(
        ", ",
        deliveries.stream()
            .map(
                delivery ->
                    delivery.channel()
                        + " "
                        + delivery.state().word()
                        + (delivery.state() == DeliveryState.SENT
                            ? ""
                            : delivery
                                .lastFailure()
                                .map(reason -> " (" + reason.code() + ")")
                                .orElse("")))
            .toList());
  }

  private List<Map<String, Object>> document(Iterable<List<StoredDelivery>> told) {
    DeliveryDocument documents = new DeliveryDocument(clock);
    List<Map<String, Object>> array = new ArrayList<>();
    for (List<StoredDelivery> deliveries : told) {
      Map<String, Object> json = documents.notification(deliveries.get(0).notification());
      json.put("deliveries", deliveries.stream().map(documents::standing).toList());
      array.add(json);
    }
    return array;
  }
}
