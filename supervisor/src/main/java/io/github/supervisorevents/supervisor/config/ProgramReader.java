package io.github.supervisorevents.supervisor.config;

import io.github.supervisorevents.supervisor.spec.AutoRestart;
import io.github.supervisorevents.supervisor.spec.LaunchSpec;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.spec.StartSpec;
import io.github.supervisorevents.supervisor.spec.StopSpec;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a {@code [program:x]}, or the part of an {@code [eventlistener:x]} that is the same: one
 * spec for each of its processes.
 */
final class ProgramReader {
  private static final int DEFAULT_PRIORITY = 999;

  private final SectionReader reader;
  private final FileValues files;
  private final Map<String, String> globalEnvironment;

  /**
   * A reader for one section.
   *
   * @param reader knows the names that are the same for all its processes
   * @param globalEnvironment what {@code [supervisord]} adds to every program's environment
   */
  ProgramReader(SectionReader reader, FileValues files, Map<String, String> globalEnvironment) {
    this.reader = reader;
    this.files = files;
    this.globalEnvironment = globalEnvironment;
  }

  /** Its processes by name; those that cannot be read are reported and left out. */
  List<ProgramSpec> read() {
    int count = reader.count("numprocs", 1);
    long first = reader.get("numprocs_start", Values::largeInteger, 0L);
    String nameTemplate = reader.raw("process_name").orElse("%(program_name)s");
    if (count > 1 && !nameTemplate.contains("%(process_num)")) {
      reader.error(
          "process_name",
          "found \""
              + nameTemplate
              + "\"; with numprocs above 1 it needs %(process_num)d to tell the processes apart");
      return List.of();
    }
    if (!reader.has("command")) {
      reader.error("has no command");
      return List.of();
    }
    List<ProgramSpec> programs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      one(first + i, count).ifPresent(programs::add);
    }
    programs.sort(Comparator.comparing(ProgramSpec::name));
    return programs;
  }

  private Optional<ProgramSpec> one(long number, int count) {
    Expansions numbered = reader.expansions().with("process_num", number).with("numprocs", count);
    Optional<KeyValues> own = reader.with(numbered).get("environment", KeyValues::parse);
    own.flatMap(KeyValues::doubt).ifPresent(doubt -> reader.warning("environment", doubt));
    Map<String, String> variables = own.map(KeyValues::pairs).orElse(Map.of());
    SectionReader process = reader.with(numbered.withEnvironment(variables));

    Optional<String> name =
        process.has("process_name")
            ? process.get("process_name", Values::name)
            : Optional.of(reader.expand("%(program_name)s"));
    Optional<String> command = process.get("command", ProgramReader::command);
    boolean redirect = process.get("redirect_stderr", Values::bool, false);
    command
        .filter(CommandQuotes::areOpen)
        .ifPresent(
            open ->
                process.warning(
                    "command",
                    "has a quotation mark that is not closed, so it cannot be started; what follows"
                        + " a semicolon or # after a space is a comment, quoted or not"));
    LogReader logs = new LogReader(process, files);
    LogSpec stdout = logs.read("stdout");
    LogSpec stderr = redirect ? logs.redirected("stderr") : logs.read("stderr");
    int priority = process.get("priority", Values::integer, DEFAULT_PRIORITY);
    StartSpec start = start(process);
    StopSpec stop = stop(process);
    LaunchSpec launch = launch(process, command.orElse(""), variables);
    if (name.isEmpty() || command.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ProgramSpec(name.get(), priority, launch, start, stop, redirect, stdout, stderr));
  }

  private LaunchSpec launch(SectionReader process, String command, Map<String, String> variables) {
    Map<String, String> environment = new LinkedHashMap<>(globalEnvironment);
    environment.putAll(variables);
    return new LaunchSpec(
        command,
        process.get("directory", files::programDirectory),
        process.get("umask", Values::octal).map(OptionalInt::of).orElse(OptionalInt.empty()),
        process.get("user", files::user),
        environment,
        process.text("serverurl").filter(url -> !PythonText.strip(url).equalsIgnoreCase("auto")));
  }

  private static String command(String text) throws BadValueException {
    if (PythonText.strip(text).isEmpty()) {
      throw new BadValueException("is empty; expected a command line");
    }
    return text;
  }

  private static StartSpec start(SectionReader process) {
    Duration startsecs = process.get("startsecs", Values::signedSeconds, Duration.ofSeconds(1));
    if (startsecs.isNegative()) {
      process.warning("startsecs", "is negative, which means the same as 0");
    }
    int startretries = process.get("startretries", Values::signedCount, 3);
    if (startretries < 0) {
      process.warning(
          "startretries",
          "is negative, which does not mean for ever: as with 0, the first start that fails is the"
              + " last");
    }
    return new StartSpec(
        process.get("autostart", Values::bool, true),
        startsecs,
        startretries,
        process.get("autorestart", Values::autorestart, AutoRestart.UNEXPECTED),
        process.get("exitcodes", Values::exitcodes, Set.of(0)));
  }

  private static StopSpec stop(SectionReader process) {
    boolean asGroup = process.get("stopasgroup", Values::bool, false);
    boolean killAsGroup = process.get("killasgroup", Values::bool, asGroup);
    if (asGroup && !killAsGroup) {
      process.error(
          "killasgroup",
          "found \"false\", but stopasgroup is true; a group that is stopped as one is killed as"
              + " one");
    }
    return new StopSpec(
        process.get("stopsignal", Values::signal, UnixSignal.TERM),
        process.get("stopwaitsecs", Values::seconds, Duration.ofSeconds(10)),
        asGroup,
        killAsGroup);
  }
}
