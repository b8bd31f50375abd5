package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.DaemonSpec;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.MainLogSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code [supervisord]} section and puts the options of the command line over it. */
final class DaemonReader {
  private static final long DEFAULT_MAX_BYTES = 50L << 20;

  private final SectionReader section;
  private final CommandLine commandLine;
  private final FileValues files;
  private final Findings findings;

  DaemonReader(
      SectionReader section, CommandLine commandLine, FileValues files, Findings findings) {
    this.section = section;
    this.commandLine = commandLine;
    this.files = files;
    this.findings = findings;
  }

  DaemonSpec read(Path configFile) {
    Path workingDirectory = files.surroundings().workingDirectory();
    return new DaemonSpec(
        configFile,
        get("identifier", Values::text, "supervisor"),
        log(workingDirectory),
        get("silent", Values::bool, false),
        get("pidfile", files::file, workingDirectory.resolve("supervisord.pid")),
        get("nodaemon", Values::bool, false),
        get("umask", Values::octal, 022),
        get("directory", files::directory),
        get("user", files::user),
        get("minfds", Values::count, 1024),
        get("minprocs", Values::count, 200),
        get("childlogdir", files::directory, files.surroundings().tempDirectory()),
        get("nocleanup", Values::bool, false),
        get("strip_ansi", Values::bool, false),
        environment());
  }

  private MainLogSpec log(Path workingDirectory) {
    LogTarget target =
        get(
            "logfile",
            this::logTarget,
            new LogTarget.File(workingDirectory.resolve("supervisord.log")));
    return new MainLogSpec(
        target,
        get("logfile_maxbytes", Values::bytes, DEFAULT_MAX_BYTES),
        override("logfile_backups", Values::count).orElse(section.count("logfile_backups", 10)),
        get("loglevel", Values::loglevel, LogLevel.INFO));
  }

  private LogTarget logTarget(String text) throws BadValueException {
    return text.equals("syslog") ? new LogTarget.Syslog() : new LogTarget.File(files.file(text));
  }

  private Map<String, String> environment() {
    Optional<KeyValues> environment = section.get("environment", KeyValues::parse);
    environment.flatMap(KeyValues::doubt).ifPresent(doubt -> section.warning("environment", doubt));
    return environment.map(KeyValues::pairs).orElse(Map.of());
  }

  private <T> T get(String key, Conversion<T> conversion, T otherwise) {
    return get(key, conversion).orElse(otherwise);
  }

  /**
   * What the file says is looked at even if the command line says otherwise: its mistakes count
   * too.
   */
  private <T> Optional<T> get(String key, Conversion<T> conversion) {
    Optional<T> configured = section.get(key, conversion);
    return override(key, conversion).or(() -> configured);
  }

  private <T> Optional<T> override(String key, Conversion<T> conversion) {
    return commandLine.override(key).flatMap(override -> convert(override, conversion));
  }

  private <T> Optional<T> convert(CommandLine.Override override, Conversion<T> conversion) {
    try {
      return Optional.of(conversion.convert(override.value()));
    } catch (BadValueException wrong) {
      findings.error(Place.commandLine(), override.option(), wrong.getMessage());
      return Optional.empty();
    }
  }
}
