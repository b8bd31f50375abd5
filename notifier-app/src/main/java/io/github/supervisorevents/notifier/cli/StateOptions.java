package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.StateFolders;
import io.github.supervisorevents.notifier.journal.JournalBacklog;
import io.github.supervisorevents.notifier.journal.JournalPosition;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.SqliteLibrary;
import io.github.supervisorevents.notifier.outbox.SqliteOutbox;
import io.github.supervisorevents.notifier.outbox.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which notifier's folder a command looks into. */
final class StateOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description = "The notifier's folder, its NOTIFIER_STATE_DIR; default: where it is usually.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--pid",
      paramLabel = "PID",
      converter = ProcessIdConverter.class,
      description =
          "The folder of the notifier that runs with this process id: --pid $$(supervisorctl pid"
              + " notifier)")
  private Optional<Long> pid = Optional.empty();

  /** Opens what the notifier keeps; it may be running. */
  SqliteOutbox open(Clock clock) {
    StateDirectory state = folder().orElseThrow(this::nothingThere);
    SqliteLibrary.keepIn(state.nativeLibraries());
    return SqliteOutbox.openExisting(state.database(), clock);
  }

  /** How many events the notifier has stored and not looked at yet; none unless it was killed. */
  int waitingEvents(Outbox outbox) {
    Path journal = folder().orElseThrow(this::nothingThere).journal();
    return JournalBacklog.count(
        journal, JournalPosition.remembered(outbox.state(JournalPosition.AREA)));
  }

  private Optional<StateDirectory> folder() {
    if (folder.isPresent()) {
      return folder.map(StateDirectory::existing).filter(state -> Files.exists(state.database()));
    }
    if (pid.isPresent()) {
      return folderOf(new RunningNotifier(pid.get()));
    }
    return StateFolders.inUse(System.getenv());
  }

  private Optional<StateDirectory> folderOf(RunningNotifier notifier) {
    Optional<Path> open = notifier.database().map(Path::getParent);
    if (open.isPresent()) {
      return open.map(StateDirectory::existing);
    }
    try {
      return StateFolders.inUse(notifier.variables());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private ParameterException nothingThere() {
    String where = folder.map(path -> " in " + path).orElse("");
    return new ParameterException(
        spec.commandLine(),
        ("no notifier's outbox is found%s: name the running one, --pid $(supervisorctl pid"
                + " notifier), or its folder, --state-dir (and be its user, or root)")
            .formatted(where));
  }
}
