package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.route.Silence;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    description = {
      "Ends a silence now. The notifier then says what was held back, and what is still down."
    })
final class SilenceEndCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private StateOptions state;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "ID", description = "The silence's id, as silence list prints it.")
  private String id;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() {
    Instant now = clock.instant();
    try (Outbox outbox = state.open(clock)) {
      SilenceBook book = new SilenceBook(outbox);
      Optional<Silence> found =
          book.silences().stream()
              .filter(silence -> silence.id().equals(id) && !silence.isOver(now))
              .findFirst();
      if (found.isEmpty()) {
        spec.commandLine().getErr().println("supervisor-notifier: there is no silence " + id);
        return CommandLine.ExitCode.SOFTWARE;
      }
      Silence ended = found.get().endedAt(now);
      int held = SilenceListCommand.heldBack(ended, book);
      book.put(ended, now);
      output.print(() -> text(ended, held), () -> SilenceDocument.of(ended, held));
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<String> text(Silence silence, int held) {
    return List.of("silence of %s ended, %d held back".formatted(silence.words(), held));
  }
}
