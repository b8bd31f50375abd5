package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.OutboxException;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.outbox.SqliteLibrary;
import io.github.supervisorevents.notifier.outbox.SqliteOutbox;
import io.github.supervisorevents.notifier.outbox.StateDirectory;
import io.github.supervisorevents.notifier.route.Silence;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The silences that a notifier keeps.
 *
 * @param silences all there are; none when no notifier has run here
 * @param trouble why they are not known, for a person
 */
record KnownSilences(List<Silence> silences, Optional<String> trouble) {

  static KnownSilences in(StateDirectory state, Clock clock) {
    if (!Files.exists(state.database())) {
      return new KnownSilences(List.of(), Optional.empty());
    }
    SqliteLibrary.keepIn(state.nativeLibraries());
    try (Outbox outbox = SqliteOutbox.openExisting(state.database(), clock)) {
      return new KnownSilences(new SilenceBook(outbox).silences(), Optional.empty());
    } catch (OutboxException e) {
      return new KnownSilences(
          List.of(), Optional.of("silences are not looked at: " + e.getMessage()));
    }
  }
}
