package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a process is.
 *
 * @param group the process's group
 * @param name the process's name
 * @param state its state; {@code UNKNOWN} also when supervisord has one that is not known here
 * @param stateName its state as supervisord calls it
 * @param pid its process id, 0 when it has none
 * @param start when it was started last, to the second; empty when never
 * @param stop when it ended last, to the second; empty when never
 * @param now the server's time when it answered
 * @param exitStatus with which status it ended last; -1 after death by a signal, 0 also when it
 *     never ended or ended before it counted as started
 * @param spawnError why it could not be started the last time; empty when it could
 * @param stdoutLog the path of its log of standard output on the server; empty when there is none
 * @param stderrLog the path of its log of standard error on the server; empty when there is none
 * @param description for people: process id and uptime, or when it ended, or what went wrong
 */
public record ProcessInfo(
    String group,
    String name,
    ProcessState state,
    String stateName,
    int pid,
    Optional<Instant> start,
    Optional<Instant> stop,
    Instant now,
    int exitStatus,
    Optional<String> spawnError,
    Optional<String> stdoutLog,
    Optional<String> stderrLog,
    String description) {

  static ProcessInfo of(XmlRpcValue value) throws XmlRpcFormatException {
    XmlRpcValue.Struct struct = value.asStruct();
    String stateName = struct.get("statename").asText();
    return new ProcessInfo(
        struct.get("group").asText(),
        struct.get("name").asText(),
        ProcessState.named(stateName).orElse(ProcessState.UNKNOWN),
        stateName,
        struct.get("pid").asInt(),
        time(struct.get("start")),
        time(struct.get("stop")),
        Instant.ofEpochSecond(struct.get("now").asLong()),
        struct.get("exitstatus").asInt(),
        text(struct.get("spawnerr")),
        text(struct.get("stdout_logfile")),
        text(struct.get("stderr_logfile")),
        struct.get("description").asText());
  }

  private static Optional<Instant> time(XmlRpcValue seconds) throws XmlRpcFormatException {
    long number = seconds.asLong();
    return number == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(number));
  }

  private static Optional<String> text(XmlRpcValue value) throws XmlRpcFormatException {
    String text = value.asText();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /**
   * Gives the name by which calls know the process.
   *
   * @return {@code group:name}, or only the name when both are the same
   */
  public String namespec() {
    return namespec(group, name);
  }

  static String namespec(String group, String name) {
    return group.equals(name) ? name : group + ":" + name;
  }

  /**
   * Says how long it has been running.
   *
   * @return the time since its start, by the server's clock and never negative; empty when it is
   *     not {@code RUNNING}
   */
  public Optional<Duration> uptime() {
    if (state != ProcessState.RUNNING) {
      return Optional.empty();
    }
    return start.map(since -> now.isBefore(since) ? Duration.ZERO : Duration.between(since, now));
  }
}
