package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.outbox.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder that keeps what must survive a restart. */
public final class StateFolders {
  private static final String NAME = "supervisor-notifier";

  private final Environment environment;
  private final List<Path> usual;
  private final Path lastResort;

  /** What is done with a folder that is to be used. */
  @FunctionalInterface
  interface Use {
    /** Throws when it cannot be used; the message is for the operator. */
    StateDirectory of(Path folder) throws IOException;
  }

  private StateFolders(Environment environment, List<Path> usual, Path lastResort) {
    this.environment = environment;
    this.usual = usual;
    this.lastResort = lastResort;
  }

  static StateFolders of(Environment environment, Map<String, String> variables) {
    List<Path> usual = new ArrayList<>();
    String xdg = variables.getOrDefault("XDG_STATE_HOME", "");
    if (!xdg.isEmpty()) {
      usual.add(Path.of(xdg, NAME));
    }
    usual.add(Path.of("/var/lib", NAME));
    // Not HOME: supervisord's user= leaves that of the user who started supervisord.
    String home = System.getProperty("user.home", "");
    if (home.startsWith("/") && home.length() > 1) {
      usual.add(Path.of(home, ".local", "state", NAME));
    }
    Path temporary =
        Path.of(System.getProperty("java.io.tmpdir"), NAME + "-" + System.getProperty("user.name"));
    return new StateFolders(environment, usual, temporary);
  }

  /**
   * The folder that a notifier with these variables uses; nothing is made. Empty when none has been
   * used yet.
   */
  public static Optional<StateDirectory> inUse(Map<String, String> variables) {
    String wish = variables.getOrDefault(Setting.NOTIFIER_STATE_DIR.name(), "").strip();
    StateFolders folders = of(new Environment(Map.of()), variables);
    Stream<Path> places =
        wish.isEmpty()
            ? Stream.concat(folders.usual.stream(), Stream.of(folders.lastResort))
            : Stream.of(Path.of(wish));
    return places
        .map(StateDirectory::existing)
        .filter(state -> Files.exists(state.database()))
        .findFirst();
  }

  /** The folder; empty when there is none that can be used, and then a mistake is noted. */
  Optional<StateDirectory> find(Use use) {
    Optional<String> wish = environment.text(Setting.NOTIFIER_STATE_DIR);
    if (wish.isPresent()) {
      return wished(wish.get(), use);
    }
    for (Path folder : usual) {
      try {
        return Optional.of(use.of(folder));
      } catch (IOException e) {
        // Not for this user: the next one.
      }
    }
    return temporary(use);
  }

  private Optional<StateDirectory> wished(String name, Use use) {
    try {
      return Optional.of(use.of(Path.of(name)));
    } catch (IOException | InvalidPathException e) {
      environment.mistake(
          "NOTIFIER_STATE_DIR: %s. Make it writable for this user, or name another folder"
              .formatted(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<StateDirectory> temporary(Use use) {
    try {
      StateDirectory state = use.of(lastResort);
      if (!Files.exists(lastResort) || state.isPrivate()) {
        environment.warning(
            "undelivered notifications are kept in %s, which a reboot or a cleaner may empty: set NOTIFIER_STATE_DIR to a lasting folder"
                .formatted(lastResort));
        return Optional.of(state);
      }
      environment.mistake(
          "%s belongs to somebody else: set NOTIFIER_STATE_DIR to a folder of this user"
              .formatted(lastResort));
    } catch (IOException e) {
      environment.mistake(
          "no folder found to keep undelivered notifications in (tried %s and %s): set NOTIFIER_STATE_DIR to a folder that user %s can write to"
              .formatted(usual, lastResort, System.getProperty("user.name")));
    }
    return Optional.empty();
  }
}
