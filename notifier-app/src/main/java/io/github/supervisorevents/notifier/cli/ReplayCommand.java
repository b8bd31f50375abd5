package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.SqliteLibrary;
import io.github.supervisorevents.notifier.outbox.SqliteOutbox;
import io.github.supervisorevents.notifier.outbox.StateDirectory;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Takes recorded events the whole way, through a journal and an outbox of their own, and lists"
          + " what is told of them, when and where. Nothing is sent unless --send says so;"
          + " supervisord is not asked.",
      "",
      "A recording is what supervisord writes to a listener's stdin. It holds no times: events come"
          + " --interval apart.",
      "",
      "The settings are those of this shell's environment, unless --pid says whose."
    })
final class ReplayCommand implements Callable<Integer> {
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
  private final WholePath path;

  ReplayCommand(WholePath path) {
    this.path = path;
  }

  @Override
  public Integer call() throws ConfigurationException, IOException, InterruptedException {
    NotifierConfig config = configuration.read();
    try (TemporaryState state = TemporaryState.make()) {
      boolean isThere = Files.isDirectory(config.state().path());
      SqliteLibrary.keepIn((isThere ? config.state() : state.directory()).nativeLibraries());
      return replay(config, state.directory());
    }
  }

  private int replay(NotifierConfig config, StateDirectory state)
      throws IOException, InterruptedException {
    Instant start = clock.instant();
    WholePath.Taken taken;
    try (InputStream recording = RecordedEvents.open(file)) {
      WholePath.Pace pace =
          new WholePath.Pace(Clock.fixed(start, ZoneId.systemDefault()), interval, tail);
      taken = path.take(recording, config, pace, state);
    }
    try (Outbox outbox = SqliteOutbox.openExisting(state.database(), clock)) {
      List<Replayed> told = Replayed.in(outbox, taken.routes(), start);
      int held = Replayed.heldBack(outbox);
      Map<String, SentCount> sent = send ? send(config, outbox, told) : Map.of();
      output.print(
          () -> text(taken.events(), told, held, sent),
          () -> document(taken.events(), told, held, sent));
      return sent.values().stream().allMatch(SentCount::isWhole)
          ? CommandLine.ExitCode.OK
          : CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Map<String, SentCount> send(NotifierConfig config, Outbox outbox, List<Replayed> told)
      throws InterruptedException {
    Map<String, SentCount> sent = new LinkedHashMap<>();
    for (ChannelConfig channel : config.channels()) {
      List<String> ids =
          told.stream()
              .flatMap(one -> one.deliveries().stream())
              .filter(delivery -> delivery.channel().equals(channel.name()))
              .map(StoredDelivery::id)
              .toList();
      // They were stored at times that are yet to come.
      outbox.retry(ids, clock.instant());
      SentCount count = new SentCount(ids.size());
      new SendOnce(clock).send(channel, outbox, count);
      sent.put(channel.name(), count);
    }
    return sent;
  }

  private List<String> text(int events, List<Replayed> all, int held, Map<String, SentCount> sent) {
    DeliveryText words = new DeliveryText(clock);
    TextTable table = new TextTable();
    for (Replayed told : all) {
      table.add(
          List.of(
              String.format(Locale.ROOT, "%+.1f s", told.after().toMillis() / 1000.0),
              told.notification().status().word(),
              words.title(told.notification()),
              "-> " + String.join(", ", told.channels())),
          List.of());
    }
    List<String> lines = new ArrayList<>(table.lines());
    if (!all.isEmpty()) {
      lines.add("");
    }
    lines.add(
        "%d events, %d notifications%s%s"
            .formatted(
                events,
                all.size(),
                held > 0 ? ", " + held + " held back for quiet hours" : "",
                send ? "" : "; nothing was sent"));
    sent.forEach((channel, count) -> lines.add(channel + ": " + count.words()));
    return lines;
  }

  private Map<String, Object> document(
      int events, List<Replayed> told, int held, Map<String, SentCount> sent) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("events", events);
    json.put("told", new ToldDocument(clock).replayed(told));
    json.put("held_back", held);
    Map<String, Object> delivered = new LinkedHashMap<>();
    sent.forEach((channel, count) -> delivered.put(channel, count.delivered()));
    json.put("sent", delivered);
    return json;
  }
}
