package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.SupervisordSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A configuration that can be used.
 *
 * @param warnings what looks wrong all the same
 * @param included the files that were included, in the order in which they were read
 */
public record LoadedConfig(SupervisordSpec spec, List<Finding> warnings, List<Path> included) {
  public LoadedConfig {
    Objects.requireNonNull(spec, "spec");
    warnings = List.copyOf(warnings);
    included = List.copyOf(included);
  }
}
