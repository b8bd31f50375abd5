package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.route.Silence;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    name = "add",
    mixinStandardHelpOptions = true,
    description = {
      "Begins a silence: supervisor-notifier silence add 'web:*' 30m --because deploy",
      "",
      "What waits to be sent already is sent, and so is the end of what was told before."
    })
final class SilenceAddCommand implements Callable<Integer> {
  // Without what is easily taken for something else.
  private static final String ALPHABET = "23456789abcdefghjkmnpqrstvwxyz";
  private static final int ID_LENGTH = 6;

  @Spec private CommandSpec spec;
  @Mixin private StateOptions state;
  @Mixin private OutputOptions output;

  @Parameters(
      index = "0",
      paramLabel = "PROCESSES",
      description =
          "Globs on group:name, or a group's name, separated by commas; ! excludes: web:*,!web:db."
              + " '*' is all of them.")
  private String processes;

  @Parameters(
      index = "1",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long: 30m, 2h, 1d.")
  private Duration time;

  @Option(
      names = "--because",
      paramLabel = "REASON",
      description = "Why; said when the silence is over.")
  private Optional<String> because = Optional.empty();

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() {
    Instant now = clock.instant();
    Silence silence = silence(now);
    try (Outbox outbox = state.open(clock)) {
      new SilenceBook(outbox).put(silence, now);
      output.print(() -> text(silence), () -> SilenceDocument.of(silence, 0));
    }
    return CommandLine.ExitCode.OK;
  }

  private Silence silence(Instant now) {
    if (time.isZero()) {
      throw new ParameterException(spec.commandLine(), "TIME is more than zero");
    }
    try {
      return new Silence(
          id(),
          List.of(processes.split("[,\\s]+")),
          now,
          now.plus(time),
          because.map(String::strip).filter(words -> !words.isEmpty()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "PROCESSES: " + e.getMessage(), e);
    }
  }

  private static String id() {
    StringBuilder id = new StringBuilder();
    new SecureRandom()
        .ints(ID_LENGTH, 0, ALPHABET.length())
        .forEach(index -> id.append(ALPHABET.charAt(index)));
    return id.toString();
  }

  private List<String> text(Silence silence) {
    return List.of(
        "silence %s of %s until %s; sooner: supervisor-notifier silence end %s"
            .formatted(
                silence.id(),
                silence.words(),
                new DeliveryText(clock).time(silence.until()),
                silence.id()));
  }
}
