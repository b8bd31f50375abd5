package io.github.supervisorevents.notifier.enrich;

import io.github.supervisorevents.listener.event.ProcessState;
import io.github.supervisorevents.listener.rpc.LogTail;
import io.github.supervisorevents.listener.rpc.MulticallResult;
import io.github.supervisorevents.listener.rpc.ProcessInfo;
import io.github.supervisorevents.listener.rpc.RpcCall;
import io.github.supervisorevents.listener.rpc.RpcException;
import io.github.supervisorevents.listener.rpc.SupervisorCalls;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.notifier.incident.Findings;
import io.github.supervisorevents.notifier.incident.Inspection;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.Redaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks supervisord about a process that has just gone bad: how it ended, why it did not start, what
 * it said last. Only what is certain to belong to that moment is told: by the time of the question
 * the process may run again.
 *
 * <p>Any thread; blocks for as long as the client's timeouts allow.
 */
public final class Inspector {
  /** supervisord's times are whole seconds. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  private static final int TAIL_BYTES = 8 * 1024;

  /** Holds what was just written; more is asked for where much happens at once. */
  private static final int MAIN_LOG_BYTES = 2 * 1024;

  private static final int MORE_MAIN_LOG_BYTES = 32 * 1024;

  private static final String TOO_LONG =
      "… (a line of more than %d KiB)".formatted(LastLines.MOST_BYTES / 1024);

  /** What supervisord counts as a failed start it calls a bad exit code, too. */
  private static final String NO_SPAWN_ERROR = "Bad exit code";

  private final SupervisorClient supervisor;
  private final Redaction redaction;
  private final LastLines lastLines;
  private final Clock clock;

  /**
   * An inspector.
   *
   * @param supervisor with timeouts that are as short as the inspection may be
   * @param lines how many log lines to take; 0 for none
   * @param clock has the zone in which supervisord writes its log
   */
  public Inspector(SupervisorClient supervisor, Redaction redaction, int lines, Clock clock) {
    this.supervisor = supervisor;
    this.redaction = redaction;
    this.lastLines = new LastLines(lines);
    this.clock = clock;
  }

  /** What can be found out; nothing when supervisord does not answer. */
  public Findings inspect(Inspection inspection) {
    String name = inspection.process().fullName();
    RpcCall<ProcessInfo> info = SupervisorCalls.getProcessInfo(name);
    RpcCall<LogTail> stderr = SupervisorCalls.tailProcessStderrLog(name, 0, TAIL_BYTES);
    RpcCall<LogTail> stdout = SupervisorCalls.tailProcessStdoutLog(name, 0, TAIL_BYTES);
    RpcCall<String> mainLog = SupervisorCalls.readLog(-MAIN_LOG_BYTES, 0);
    try {
      MulticallResult answers =
          isRecorded(inspection)
              ? supervisor.multicall(info, stderr, stdout, mainLog)
              : supervisor.multicall(info, stderr, stdout);
      if (answers.fault(info).isPresent()) {
        return Findings.nothing(inspection);
      }
      return findings(
          inspection,
          answers.get(info),
          isRecorded(inspection)
              ? record(inspection, answer(answers, mainLog).orElse(""))
              : Optional.empty(),
          log(answers, answers.get(info), stderr, stdout));
    } catch (RpcException e) {
      return Findings.nothing(inspection);
    }
  }

  /** Whether supervisord's log knows more of the end than is known already. */
  private static boolean isRecorded(Inspection inspection) {
    return inspection.kind() != Kind.GAVE_UP && !inspection.hasEnding();
  }

  private Optional<ExitRecord> record(Inspection inspection, String mainLog) {
    Optional<ExitRecord> record = recordIn(inspection, mainLog);
    boolean isCut = mainLog.length() >= MAIN_LOG_BYTES / 2; // Characters may be two bytes.
    if (record.isPresent() || !isCut) {
      return record;
    }
    try {
      return recordIn(inspection, supervisor.readLog(-MORE_MAIN_LOG_BYTES, 0));
    } catch (RpcException e) {
      return Optional.empty();
    }
  }

  private Optional<ExitRecord> recordIn(Inspection inspection, String mainLog) {
    return ExitRecord.last(
        mainLog,
        inspection.process().process(),
        inspection.at().minus(CLOCK_STEP),
        clock.getZone());
  }

  private static <T> Optional<T> answer(MulticallResult answers, RpcCall<T> call) {
    return answers.fault(call).isPresent() ? Optional.empty() : Optional.of(answers.get(call));
  }

  private List<String> log(
      MulticallResult answers, ProcessInfo info, RpcCall<LogTail> stderr, RpcCall<LogTail> stdout) {
    String name = info.namespec();
    List<String> errors =
        lines(
            answer(answers, stderr),
            SupervisorCalls.tailProcessStderrLog(name, 0, LastLines.MOST_BYTES),
            info.stderrLog());
    List<String> lines =
        errors.isEmpty()
            ? lines(
                answer(answers, stdout),
                SupervisorCalls.tailProcessStdoutLog(name, 0, LastLines.MOST_BYTES),
                info.stdoutLog())
            : errors;
    return redaction.lines(lines);
  }

  private List<String> lines(
      Optional<LogTail> tail, RpcCall<LogTail> longer, Optional<String> file) {
    if (tail.filter(lastLines::isWithinOneLine).isEmpty()) {
      return lastLines.of(tail, file);
    }
    List<String> lines = lastLines.of(answer(longer), file);
    return lines.isEmpty() ? List.of(TOO_LONG) : lines;
  }

  private <T> Optional<T> answer(RpcCall<T> call) {
    try {
      return answer(supervisor.multicall(call), call);
    } catch (RpcException e) {
      return Optional.empty();
    }
  }

  private static Findings findings(
      Inspection inspection, ProcessInfo info, Optional<ExitRecord> record, List<String> log) {
    boolean isSame = isStillThatExit(inspection, info);
    return new Findings(
        inspection,
        record.map(ExitRecord::exitStatus).orElseGet(() -> isSame ? status(info) : none()),
        record.flatMap(ExitRecord::signal),
        info.spawnError().filter(error -> !error.startsWith(NO_SPAWN_ERROR)),
        isSame ? uptime(info) : Optional.empty(),
        log);
  }

  /** Once it is started again, supervisord's answers are about the new life. */
  private static boolean isStillThatExit(Inspection inspection, ProcessInfo info) {
    Instant from = inspection.at().minus(CLOCK_STEP);
    return info.state() == ProcessState.EXITED
        && info.stop().filter(stop -> !stop.isBefore(from)).isPresent();
  }

  /** supervisord says -1 for a signal, and does not say which. */
  private static OptionalInt status(ProcessInfo info) {
    return info.exitStatus() < 0 ? none() : OptionalInt.of(info.exitStatus());
  }

  private static OptionalInt none() {
    return OptionalInt.empty();
  }

  private static Optional<Duration> uptime(ProcessInfo info) {
    return info.start()
        .flatMap(start -> info.stop().map(stop -> Duration.between(start, stop)))
        .filter(time -> !time.isNegative());
  }
}
