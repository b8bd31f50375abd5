package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.config.Finding.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers findings, each once. For one thread. */
final class Findings {
  private final Set<Finding> findings = new LinkedHashSet<>();

  void error(Place place, String subject, String message) {
    findings.add(new Finding(Severity.ERROR, place, subject, message));
  }

  void warning(Place place, String subject, String message) {
    findings.add(new Finding(Severity.WARNING, place, subject, message));
  }

  boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }
}
