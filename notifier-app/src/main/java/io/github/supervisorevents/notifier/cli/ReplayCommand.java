package io.github.supervisorevents.notifier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.message.Notification;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Takes recorded events the whole way, and lists what is told of them, when and where. Nothing"
          + " is sent unless --send says so; supervisord is not asked.",
      "",
      "A recording is what supervisord writes to a listener's stdin. It holds no times: events come"
          + " --interval apart.",
      "",
      "The settings are those of this shell's environment, unless --pid says whose."
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "FILE", description = "The recording; - is stdin.")
  private String file;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "From one event to the next; default 100ms.")
  private Duration interval = Duration.ofMillis(100);

  @Option(
      names = "--tail",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long nothing happens after the last event; default 5m.")
  private Duration tail = Duration.ofMinutes(5);

  @Option(
      names = "--send",
      description = "Send it to the channels, for real. At once, however long it took.")
  private boolean send;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() throws ConfigurationException, IOException, InterruptedException {
    NotifierConfig config = configuration.read();
    List<Event> events = RecordedEvents.read(file);
    Simulation simulation = new Simulation(config, List.of(), Findings::nothing, clock);
    for (Event event : events) {
      simulation.happen(event);
      simulation.pass(interval);
    }
    simulation.pass(tail);
    List<Told> told = simulation.told();
    Map<String, SentCount> sent = send ? send(config, told) : Map.of();
    simulation
        .problems()
        .forEach(problem -> spec.commandLine().getErr().println("supervisor-notifier: " + problem));
    output.print(() -> text(events.size(), told, sent), () -> document(events.size(), told, sent));
    return sent.values().stream().allMatch(SentCount::isWhole)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private Map<String, SentCount> send(NotifierConfig config, List<Told> told)
      throws InterruptedException {
    Map<String, SentCount> sent = new LinkedHashMap<>();
    for (ChannelConfig channel : config.channels()) {
      List<Notification> notifications =
          told.stream()
              .filter(one -> one.held().isEmpty())
              .filter(one -> one.route().channels().contains(channel.name()))
              .map(Told::notification)
              .toList();
      SentCount count = new SentCount(notifications.size());
      new SendOnce(clock).send(channel, notifications, count);
      sent.put(channel.name(), count);
    }
    return sent;
  }

  private List<String> text(int events, List<Told> all, Map<String, SentCount> sent) {
    DeliveryText words = new DeliveryText(clock);
    TextTable table = new TextTable();
    for (Told told : all) {
      table.add(
          List.of(
              String.format(Locale.ROOT, "%+.1f s", told.after().toMillis() / 1000.0),
              told.notification().status().name().toLowerCase(Locale.ROOT),
              words.title(told.notification()),
              "-> " + words.whither(told)),
          List.of());
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (!all.isEmpty()) {
      lines.add("");
    }
    lines.add(
        "%d events, %d notifications%s"
            .formatted(events, all.size(), send ? "" : "; nothing was sent"));
    sent.forEach((channel, count) -> lines.add(channel + ": " + count.words()));
    return lines;
  }

  private JsonNode document(int events, List<Told> told, Map<String, SentCount> sent) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("events", events);
    json.set("told", new ToldDocument(clock).list(told));
    ObjectNode delivered = json.putObject("sent");
    sent.forEach((channel, count) -> delivered.put(channel, count.delivered()));
    return json;
  }
}
