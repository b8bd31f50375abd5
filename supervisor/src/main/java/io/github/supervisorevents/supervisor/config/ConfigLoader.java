package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.CtlSpec;
import io.github.supervisorevents.supervisor.spec.DaemonSpec;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.ServerSpec;
import io.github.supervisorevents.supervisor.spec.SupervisordSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a configuration as supervisord does, and finds everything that is wrong with it in one go.
 * May be used from any thread; reading blocks on files.
 */
public final class ConfigLoader {
  private static final String OWN_RPC_INTERFACE = "supervisor.rpcinterface:make_main_rpcinterface";

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
    Path absolute = surroundings.workingDirectory().resolve(file).normalize();
    Findings findings = new Findings();
    Expansions expansions = Expansions.of(surroundings);
    DocumentReader documents = new DocumentReader(expansions, findings);
    IniDocument document = documents.readAll(absolute);
    Optional<IniSection> supervisord = document.section("supervisord");
    if (supervisord.isEmpty()) {
      findings.error(Place.wholeFile(absolute), "", "has no [supervisord] section");
    }
    KnownKeys.check(document, findings);
    Path here = absolute.getParent();
    IniSection section =
        supervisord.orElseGet(() -> new IniSection("supervisord", Place.wholeFile(absolute)));
    SectionReader reader = new SectionReader(document, section, expansions, here, findings);
    FileValues files = new FileValues(surroundings, here, surroundings.workingDirectory());
    DaemonSpec daemon = new DaemonReader(reader, commandLine, files, findings).read(absolute);
    Expansions forPrograms = expansions.withEnvironment(daemon.environment());
    Function<IniSection, SectionReader> readers =
        other -> new SectionReader(document, other, forPrograms, here, findings);
    checkPlugins(document, readers);
    List<GroupSpec> groups =
        new GroupsReader(document, readers, programFiles(daemon, here), daemon.environment())
            .read();
    List<ServerSpec> servers = new ServersReader(document, readers, files).read();
    SharedLogs.check(groups, Place.wholeFile(absolute), findings);
    if (findings.hasErrors()) {
      throw new ConfigException(findings.all());
    }
    return new LoadedConfig(
        new SupervisordSpec(daemon, groups, servers), findings.all(), documents.included());
  }

  /**
   * A daemon changes to its directory before it starts programs; in the foreground it stays where
   * it is.
   */
  private FileValues programFiles(DaemonSpec daemon, Path here) {
    Path base =
        daemon
            .directory()
            .filter(directory -> !daemon.nodaemon())
            .orElse(surroundings.workingDirectory());
    return new FileValues(surroundings, here, base);
  }

  private static void checkPlugins(
      IniDocument document, Function<IniSection, SectionReader> readers) {
    for (IniSection section : document.ofKind("rpcinterface")) {
      SectionReader reader = readers.apply(section);
      String factory = reader.raw("supervisor.rpcinterface_factory").orElse("");
      if (factory.isEmpty()) {
        reader.error("has no supervisor.rpcinterface_factory");
      } else if (!factory.equals(OWN_RPC_INTERFACE)) {
        reader.warning(
            "supervisor.rpcinterface_factory",
            "found \""
                + factory
                + "\"; RPC interfaces written in Python are not supported, this one is ignored");
      }
    }
    for (IniSection section : document.ofKind("ctlplugin")) {
      readers
          .apply(section)
          .warning(
              "supervisorctl plugins written in Python are not supported, this one is ignored");
    }
  }

  /**
   * Reads what the control command needs: the {@code [supervisorctl]} section. Included files are
   * not read, as in supervisorctl.
   *
   * @throws ConfigException if it cannot be used
   */
  public CtlSpec loadCtl(Path file) throws ConfigException {
    Path absolute = surroundings.workingDirectory().resolve(file).normalize();
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
