package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.NearNames;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.message.Notification;
import java.time.Clock;
import java.util.ArrayList;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Sends a sample notification to each channel, or to the named one, the way a real one goes,"
          + " and says what came back.",
      "",
      "The settings are those of this shell's environment, unless --pid says whose."
    })
final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANNEL",
      description = "One channel only, by its name: slack, telegram, email, webhook, console.")
  private String channel = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = WordConverter.OfKind.class,
      description = "What the sample is: crashed (the default), gave_up, recovered ...")
  private Optional<Kind> kind = Optional.empty();

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() throws ConfigurationException, InterruptedException {
    NotifierConfig config = configuration.read();
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (ChannelConfig wanted : wanted(config)) {
      Answer answer = send(wanted, sample(config.hostName()));
      answers.put(wanted.name(), answer);
      output.printAtOnce(() -> wanted.name() + ": " + answer.words());
    }
    output.print(List::of, () -> document(answers));
    return answers.values().stream().allMatch(Answer::isDelivered)
        ? CommandLine.ExitCode.OK
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static List<Map<String, Object>> document(Map<String, Answer> answers) {
    List<Map<String, Object>> document = new ArrayList<>();
    answers.forEach(
        (name, answer) -> {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("channel", name);
          json.put("delivered", answer.isDelivered());
          json.put("detail", answer.words());
          document.add(json);
        });
    return document;
  }

  private Notification sample(String host) {
    return kind.map(asked -> Sample.notification(asked, asked.severity(), host, clock.instant()))
        .orElseGet(() -> Sample.notification(Kind.CRASHED, Severity.INFO, host, clock.instant()));
  }

  private List<ChannelConfig> wanted(NotifierConfig config) {
    List<ChannelConfig> wanted =
        config.channels().stream()
            .filter(found -> channel.isEmpty() || found.name().equals(channel))
            .toList();
    if (wanted.isEmpty()) {
      List<String> names = config.channels().stream().map(ChannelConfig::name).toList();
      String near =
          NearNames.nearestOfFew(channel, names)
              .map(name -> ": did you mean " + name + "?")
              .orElse("");
      throw new ParameterException(
          spec.commandLine(),
          "there is no channel %s%s; configured are: %s"
              .formatted(channel, near, String.join(", ", names)));
    }
    return wanted;
  }

  private Answer send(ChannelConfig wanted, Notification sample) throws InterruptedException {
    Answer answer = new Answer();
    new SendOnce(clock).send(wanted, List.of(sample), answer);
    return answer;
  }
}
