package io.github.supervisorevents.supervisor.rpc;

import io.github.supervisorevents.listener.rpc.XmlRpcValue;
import io.github.supervisorevents.supervisor.control.ControlException;
import io.github.supervisorevents.supervisor.control.Fault;
import io.github.supervisorevents.supervisor.control.Namespec;
import io.github.supervisorevents.supervisor.control.ProcessStatus;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.log.LogFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The {@code supervisor.*} methods that read and clear logs. Files are read on the executor's
 * threads, never on the loop's.
 */
final class LogMethods {
  private static final String RANGE = "int offset, int length";
  private static final String READ_HELP =
      "Reads length bytes from offset on; with length 0 up to the end, with a negative offset the"
          + " last bytes.";
  private static final String TAIL_HELP =
      "Reads up to length bytes from offset on, or the last ones if there are more. The result is"
          + " [text, offset for the next call, whether bytes were skipped].";

  private static final Path NOWHERE = Path.of("/dev/null");

  private final MethodTable table;
  private final SupervisorControl control;
  private final Structs structs;
  private final Executor executor;

  LogMethods(MethodTable table, SupervisorControl control, Structs structs, Executor executor) {
    this.table = table;
    this.control = control;
    this.structs = structs;
    this.executor = executor;
  }

  void register() {
    mainLog();
    process("Stdout", ProcessStatus::stdoutLog);
    process("Stderr", ProcessStatus::stderrLog);
    table.alias("supervisor.readProcessLog", "supervisor.readProcessStdoutLog");
    table.alias("supervisor.tailProcessLog", "supervisor.tailProcessStdoutLog");
    table.add(
        "supervisor.clearProcessLogs",
        "boolean, string name",
        "Empties the logs of a process.",
        p -> Answers.yes(Requests.one(Namespec.parse(p.text(0)), control::clearLogs)));
    table.alias("supervisor.clearProcessLog", "supervisor.clearProcessLogs");
    table.add(
        "supervisor.clearAllProcessLogs",
        "array",
        "Empties the logs of all processes.",
        none ->
            control
                .clearAllLogs()
                .thenApply(
                    outcomes -> XmlRpcValue.of(outcomes.stream().map(structs::outcome).toList())));
  }

  private void mainLog() {
    table.add(
        "supervisor.readLog",
        "string, " + RANGE,
        "The supervisor's own log. " + READ_HELP,
        p -> {
          long offset = p.number(0);
          long length = p.number(1);
          return control
              .status()
              .thenApply(SupervisorMethods::unlessEnding)
              .thenApplyAsync(status -> read(status.mainLog(), offset, length), executor);
        });
    table.alias("supervisor.readMainLog", "supervisor.readLog");
    table.add(
        "supervisor.clearLog",
        "boolean",
        "Empties the supervisor's own log.",
        none -> Answers.yes(control.clearMainLog()));
  }

  private void process(String channel, Function<ProcessStatus, Optional<Path>> log) {
    String of = "A process's " + channel.toLowerCase(Locale.ROOT) + " log. ";
    table.add(
        "supervisor.readProcess" + channel + "Log",
        "string, string name, " + RANGE,
        of + READ_HELP,
        p -> {
          long offset = p.number(1);
          long length = p.number(2);
          return file(p.text(0), log).thenApplyAsync(file -> read(file, offset, length), executor);
        });
    table.add(
        "supervisor.tailProcess" + channel + "Log",
        "array, string name, " + RANGE,
        of + TAIL_HELP,
        p -> {
          long offset = p.number(1);
          long length = p.number(2);
          return file(p.text(0), log).thenApplyAsync(file -> tail(file, offset, length), executor);
        });
  }

  private CompletableFuture<Optional<Path>> file(
      String name, Function<ProcessStatus, Optional<Path>> log) {
    return Requests.one(Namespec.parse(name), control::process).thenApply(log);
  }

  private static XmlRpcValue read(Optional<Path> log, long offset, long length) {
    Path file = log.orElseThrow(() -> ControlException.of(Fault.NO_FILE));
    if (file.equals(NOWHERE)) {
      return XmlRpcValue.of("");
    }
    if (!Files.isRegularFile(file)) {
      throw ControlException.of(Fault.NO_FILE, file.toString());
    }
    try {
      return text(LogFileReader.read(file, offset, length));
    } catch (IllegalArgumentException nonsense) {
      throw ControlException.of(Fault.BAD_ARGUMENTS);
    } catch (IOException unreadable) {
      throw ControlException.of(Fault.FAILED);
    }
  }

  private static XmlRpcValue tail(Optional<Path> log, long offset, long length) {
    if (log.filter(Files::isRegularFile).isEmpty()) {
      return XmlRpcValue.of(List.of(XmlRpcValue.of(""), XmlRpcValue.of(0), XmlRpcValue.of(false)));
    }
    LogFileReader.Tail tail = LogFileReader.tail(log.get(), offset, length);
    return XmlRpcValue.of(
        List.of(text(tail.data()), XmlRpcValue.of(tail.offset()), XmlRpcValue.of(tail.overflow())));
  }

  private static XmlRpcValue text(byte[] bytes) {
    return XmlRpcValue.of(new String(bytes, StandardCharsets.UTF_8));
  }
}
