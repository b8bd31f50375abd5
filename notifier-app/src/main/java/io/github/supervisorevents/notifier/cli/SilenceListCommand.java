package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.route.HeldBack;
import io.github.supervisorevents.notifier.route.Silence;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the silences in force, and how many messages each has held back so far.")
final class SilenceListCommand implements Callable<Integer> {
  @Mixin private StateOptions state;
  @Mixin private OutputOptions output;

  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() {
    try (Outbox outbox = state.open(clock)) {
      SilenceBook book = new SilenceBook(outbox);
      List<Silence> found =
          book.silences().stream().filter(silence -> !silence.isOver(clock.instant())).toList();
      output.print(() -> text(found, book), () -> document(found, book));
    }
    return CommandLine.ExitCode.OK;
  }

  private List<String> text(List<Silence> found, SilenceBook book) {
    DeliveryText words = new DeliveryText(clock);
    TextTable table = new TextTable();
    for (Silence silence : found) {
      table.add(
          List.of(
              silence.id(),
              silence.words(),
              "until " + words.time(silence.until()),
              heldBack(silence, book) + " held back"),
          List.of());
    }
    return found.isEmpty() ? List.of("There is no silence.") : table.lines();
  }

  /** How many notices this silence has held back so far. */
  static int heldBack(Silence silence, SilenceBook book) {
    return book.heldBack().values().stream()
        .filter(held -> held.by().equals(silence.id()))
        .mapToInt(HeldBack::notices)
        .sum();
  }

  private static List<Map<String, Object>> document(List<Silence> found, SilenceBook book) {
    return found.stream()
        .map(silence -> SilenceDocument.of(silence, heldBack(silence, book)))
        .toList();
  }
}
