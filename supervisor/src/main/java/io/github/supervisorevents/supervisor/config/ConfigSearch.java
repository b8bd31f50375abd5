package io.github.supervisorevents.supervisor.config;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a configuration file is searched for if none is named.
 *
 * @param places in this order
 */
public record ConfigSearch(List<Path> places) {
  public ConfigSearch {
    places = List.copyOf(places);
  }

  /**
   * The places where supervisord searches.
   *
   * @param executable the command that was started, absolute; empty if it is not known
   * @param workingDirectory absolute
   */
  public static ConfigSearch of(Optional<Path> executable, Path workingDirectory) {
    List<Path> places = new ArrayList<>();
    executable
        .map(Path::getParent)
        .map(Path::getParent)
        .ifPresent(
            above -> {
              places.add(above.resolve("etc/supervisord.conf"));
              places.add(above.resolve("supervisord.conf"));
            });
    Stream.of(
            "supervisord.conf",
            "etc/supervisord.conf",
            "/etc/supervisord.conf",
            "/etc/supervisor/supervisord.conf")
        .map(workingDirectory::resolve)
        .forEach(places::add);
    return new ConfigSearch(places);
  }

  /** The first that exists. */
  public Optional<Path> find() {
    return places.stream().filter(Files::exists).findFirst();
  }

  /** What to say when nothing is found. */
  public String notFound() {
    return "No configuration file found at the usual places ("
        + places.stream().map(Path::toString).collect(joining(", "))
        + "); name one with -c";
  }
}
