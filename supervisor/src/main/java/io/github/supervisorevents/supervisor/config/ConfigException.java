package io.github.supervisorevents.supervisor.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A configuration cannot be used. Its message lists everything that was found, one finding a line.
 */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  ConfigException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** Everything that was found, warnings among it; at least one error. */
  public List<Finding> findings() {
    return findings;
  }
}
