package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.config.ConfigException;
import io.github.supervisorevents.supervisor.config.LoadedConfig;

/** Where the configuration comes from, each time it is read. */
@FunctionalInterface
interface ConfigSource {
  /**
   * Reads it, whatever it says now.
   *
   * @throws ConfigException if it cannot be used
   */
  LoadedConfig read() throws ConfigException;
}
