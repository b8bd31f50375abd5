package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.DaemonSpec;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.ServerSpec;
import io.github.supervisorevents.supervisor.spec.SupervisordSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** One reading of one configuration. For one thread. */
final class ConfigReading {
  private final Findings findings = new Findings();
  private final Surroundings surroundings;
  private final Path file;
  private final Path here;
  private final Expansions expansions;

  /**
   * A reading that has not begun.
   *
   * @param file absolute
   */
  ConfigReading(Surroundings surroundings, Path file) {
    this.surroundings = surroundings;
    this.file = file;
    this.here = file.getParent();
    this.expansions = Expansions.of(surroundings);
  }

  LoadedConfig read(CommandLine commandLine) throws ConfigException {
    DocumentReader documents = new DocumentReader(expansions, findings);
    IniDocument document = documents.readAll(file);
    KnownKeys.check(document, findings);
    DaemonSpec daemon = daemon(document, commandLine);
    Function<IniSection, SectionReader> readers =
        readers(document, expansions.withEnvironment(daemon.environment()));
    PluginCheck.check(document, readers);
    FileValues programFiles = new FileValues(surroundings, here, programBase(daemon));
    List<GroupSpec> groups =
        new GroupsReader(document, readers, programFiles, daemon.environment()).read();
    List<ServerSpec> servers = new ServersReader(document, readers, ownFiles()).read();
    SharedLogs.check(groups, Place.wholeFile(file), findings);
    if (findings.hasErrors()) {
      throw new ConfigException(findings.all());
    }
    return new LoadedConfig(
        new SupervisordSpec(daemon, groups, servers), findings.all(), documents.included());
  }

  private DaemonSpec daemon(IniDocument document, CommandLine commandLine) {
    IniSection section =
        document
            .section("supervisord")
            .orElseGet(
                () -> {
                  findings.error(Place.wholeFile(file), "", "has no [supervisord] section");
                  return new IniSection("supervisord", Place.wholeFile(file));
                });
    SectionReader reader = readers(document, expansions).apply(section);
    return new DaemonReader(reader, commandLine, ownFiles(), findings).read(file);
  }

  private Function<IniSection, SectionReader> readers(IniDocument document, Expansions known) {
    return section -> new SectionReader(document, section, known, here, findings);
  }

  private FileValues ownFiles() {
    return new FileValues(surroundings, here, surroundings.workingDirectory());
  }

  /**
   * A daemon changes to its directory before it starts programs; in the foreground it stays where
   * it is.
   */
  private Path programBase(DaemonSpec daemon) {
    return daemon
        .directory()
        .filter(directory -> !daemon.nodaemon())
        .orElse(surroundings.workingDirectory());
  }
}
