package io.github.supervisorevents.supervisor.spec;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The {@code [supervisorctl]} section.
 *
 * @param serverUrl {@code unix:///path} or {@code http://host:port}
 * @param prompt what the interactive shell shows before its {@code >}
 * @param historyFile where the interactive shell keeps its history; empty: nowhere
 */
public record CtlSpec(
    String serverUrl,
    Optional<String> username,
    Optional<Secret> password,
    String prompt,
    Optional<Path> historyFile) {
  public CtlSpec {
    Objects.requireNonNull(serverUrl, "serverUrl");
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(historyFile, "historyFile");
  }
}
