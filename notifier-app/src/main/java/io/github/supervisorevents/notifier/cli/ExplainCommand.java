package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.ProcessName;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says what would be told of some events, or of a kind: when, by which route and why, to which"
          + " channels, and each channel's message as its reader sees it. Silences and quiet hours"
          + " that are in force now count. Nothing is sent, supervisord is not asked: with --kind,"
          + " exit status and log lines are made up. With --json, each request's body is there as"
          + " it would be sent.",
      "",
      "    supervisor-notifier explain --kind crashed --process web:web_00",
      "    supervisor-notifier explain events.txt",
      "",
      "The settings are those of this shell's environment, unless --pid says whose."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final Duration UNTIL_ALL_IS_TOLD = Duration.ofSeconds(45);

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Events as supervisord writes them to a listener; - is stdin.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = WordConverter.OfKind.class,
      description = "Instead of a file: crashed, gave_up, backoff, crash_loop, recovered ...")
  private Optional<Kind> kind = Optional.empty();

  @Option(
      names = "--process",
      paramLabel = "GROUP:NAME",
      description = "Whom it happens to; default web:web_00.")
  private String process = "web:web_00";

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() throws ConfigurationException, IOException {
    if (file.isPresent() == kind.isPresent()) {
      throw new ParameterException(spec.commandLine(), "expected either FILE or --kind KIND");
    }
    NotifierConfig config = configuration.read();
    KnownSilences known = KnownSilences.in(configuration.state(config), clock);
    Simulation simulation =
        new Simulation(
            config,
            known.silences(),
            kind.isPresent() ? KindStory::found : Findings::nothing,
            clock);
    List<String> reasons = new ArrayList<>(known.trouble().stream().toList());
    if (kind.isPresent()) {
      story(config).happenIn(simulation);
      reasons.addAll(RouteReason.of(config, kind.get(), subject()));
    } else {
      List<Event> events = RecordedEvents.read(file.get());
      reasons.addAll(EventReason.of(config, events));
      for (Event event : events) {
        simulation.happen(event);
        simulation.pass(Duration.ofMillis(1));
      }
    }
    simulation.pass(UNTIL_ALL_IS_TOLD);
    reasons.addAll(simulation.problems());
    Rendering rendering = new Rendering(config, clock);
    output.print(
        () -> text(simulation.told(), reasons, rendering),
        () -> document(simulation.told(), reasons, rendering));
    return CommandLine.ExitCode.OK;
  }

  private KindStory story(NotifierConfig config) {
    try {
      return new KindStory(kind.orElseThrow(), name(), config.tracking().crashLoop().exits());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private ProcessName name() {
    int colon = process.indexOf(':');
    return colon < 0
        ? new ProcessName(process, process)
        : new ProcessName(process.substring(0, colon), process.substring(colon + 1));
  }

  /** The process; nobody when supervisord itself is meant. */
  private Optional<ProcessName> subject() {
    return switch (kind.orElseThrow()) {
      case SUPERVISOR_STARTED, SUPERVISOR_STOPPING, EVENTS_LOST -> Optional.empty();
      default -> Optional.of(name());
    };
  }

  private List<String> text(List<Told> all, List<String> reasons, Rendering rendering) {
    List<String> lines = new ArrayList<>(reasons);
    lines.add("");
    if (all.isEmpty()) {
      lines.add("Nothing is told.");
    }
    for (Told told : all) {
      lines.add(headline(told));
      rendering.of(told).forEach((channel, preview) -> describe(channel, preview, lines));
      lines.add("");
    }
    return lines;
  }

  private static void describe(ChannelConfig channel, Preview preview, List<String> lines) {
    for (Preview.Step step : preview.steps()) {
      lines.add("");
      lines.add("  " + channel.name() + " " + step.does());
      step.reads().forEach(line -> lines.add(("  | " + line).stripTrailing()));
    }
    if (preview.result() instanceof DeliveryResult.Rejected rejected) {
      lines.add("");
      lines.add("  " + channel.name() + " cannot: " + rejected.reason());
    }
  }

  private String headline(Told told) {
    DeliveryText words = new DeliveryText(clock);
    return String.format(
        Locale.ROOT,
        "After %.1f s: %s, by route %s to %s",
        told.after().toMillis() / 1000.0,
        words.title(told.notification()),
        told.route().name(),
        words.whither(told));
  }

  private Map<String, Object> document(List<Told> all, List<String> reasons, Rendering rendering) {
    ToldDocument documents = new ToldDocument(clock);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reasons", reasons);
    json.put("told", all.stream().map(one -> documents.rendered(one, rendering.of(one))).toList());
    return json;
  }
}
