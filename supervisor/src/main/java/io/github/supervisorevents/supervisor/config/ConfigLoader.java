package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.CtlSpec;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a configuration as supervisord does, and finds everything that is wrong with it in one go.
 * May be used from any thread; reading blocks on files.
 */
public final class ConfigLoader {
  private final Surroundings surroundings;

  /** A loader for a supervisor that runs in the given surroundings. */
  public ConfigLoader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Reads what the supervisor needs.
   *
   * @param file the configuration file; a relative path starts from the working directory
   * @param commandLine its options take the place of what {@code [supervisord]} says
   * @throws ConfigException if it cannot be used
   */
  public LoadedConfig load(Path file, CommandLine commandLine) throws ConfigException {
    return new ConfigReading(surroundings, absolute(file)).read(commandLine);
  }

  private Path absolute(Path file) {
    return surroundings.workingDirectory().resolve(file).normalize();
  }

  /**
   * Reads what the control command needs: the {@code [supervisorctl]} section. Included files are
   * not read, as in supervisorctl.
   *
   * @throws ConfigException if it cannot be used
   */
  public CtlSpec loadCtl(Path file) throws ConfigException {
    Path absolute = absolute(file);
    Findings findings = new Findings();
    Expansions expansions = Expansions.of(surroundings);
    IniDocument document = new DocumentReader(expansions, findings).readAlone(absolute);
    Optional<CtlSpec> spec =
        document
            .section("supervisorctl")
            .map(
                section ->
                    new SectionReader(
                        document, section, expansions, absolute.getParent(), findings))
            .map(reader -> new CtlReader(reader, surroundings).read());
    if (spec.isEmpty()) {
      findings.error(Place.wholeFile(absolute), "", "has no [supervisorctl] section");
    }
    if (findings.hasErrors()) {
      throw new ConfigException(findings.all());
    }
    return spec.orElseThrow();
  }
}
