package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import io.github.supervisorevents.notifier.config.ConfigurationException;
import io.github.supervisorevents.notifier.config.NotifierConfig;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.DeliveryLane;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.InMemoryOutbox;
import io.github.supervisorevents.notifier.outbox.LaneSettings;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec spec;
  @Mixin private ConfigurationOptions configuration;

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANNEL",
      description = "One channel only, by its name: slack, telegram, email, webhook, console.")
  private String channel = "";

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() throws ConfigurationException, InterruptedException {
    NotifierConfig config = configuration.read();
    boolean good = true;
    for (ChannelConfig wanted : wanted(config)) {
      Answer answer = send(wanted, Sample.notification(config.hostName(), clock.instant()));
      spec.commandLine().getOut().println(wanted.name() + ": " + answer.words());
      good &= answer.isDelivered();
    }
    return good ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private List<ChannelConfig> wanted(NotifierConfig config) {
    List<ChannelConfig> wanted =
        config.channels().stream()
            .filter(found -> channel.isEmpty() || found.name().equals(channel))
            .toList();
    if (wanted.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no channel %s; configured are %s"
              .formatted(channel, config.channels().stream().map(ChannelConfig::name).toList()));
    }
    return wanted;
  }

  private Answer send(ChannelConfig wanted, Notification sample) throws InterruptedException {
    Outbox outbox = new InMemoryOutbox();
    outbox.store(Batch.of(clock.instant(), List.of(new Dispatch(sample, List.of(wanted.name())))));
    Answer answer = new Answer();
    RetryPolicy once = new RetryPolicy(PATIENCE, PATIENCE, Duration.ZERO);
    try (Channel opened = wanted.make(System.out, clock)) {
      DeliveryLane lane =
          new DeliveryLane(
              new LaneSettings(wanted.name(), once, wanted.rateLimit()),
              outbox,
              () -> opened,
              answer,
              clock);
      Instant deadline = clock.instant().plus(PATIENCE);
      lane.finish(deadline);
      lane.start();
      lane.join(PATIENCE);
      return answer;
    }
  }
}
