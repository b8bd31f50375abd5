package io.github.supervisorevents.listener.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes the typed record of an event out of its tokens. What is missing gets the default that the
 * record documents.
 */
final class PayloadReader {
  private final EventHeader header;
  private final Map<String, String> tokens;
  private final String data;

  private PayloadReader(EventHeader header, Map<String, String> tokens, String data) {
    this.header = header;
    this.tokens = tokens;
    this.data = data;
  }

  static EventPayload read(
      EventHeader header, Map<String, String> tokens, String data, String text) {
    Optional<EventType> type = header.type();
    return type.isPresent() && type.get().isSent()
        ? new PayloadReader(header, tokens, data).read(type.get())
        : new UnknownEvent(header, text);
  }

  private EventPayload read(EventType type) {
    return switch (type) {
      case PROCESS_STATE_STARTING ->
          new ProcessStateChange.Starting(header, process(), group(), fromState(), number("tries"));
      case PROCESS_STATE_RUNNING ->
          new ProcessStateChange.Running(header, process(), group(), fromState(), pid());
      case PROCESS_STATE_BACKOFF ->
          new ProcessStateChange.Backoff(header, process(), group(), fromState(), number("tries"));
      case PROCESS_STATE_STOPPING ->
          new ProcessStateChange.Stopping(header, process(), group(), fromState(), pid());
      case PROCESS_STATE_EXITED ->
          new ProcessStateChange.Exited(
              header, process(), group(), fromState(), pid(), expected(), exitStatus(), signal());
      case PROCESS_STATE_STOPPED ->
          new ProcessStateChange.Stopped(
              header, process(), group(), fromState(), pid(), exitStatus(), signal());
      case PROCESS_STATE_FATAL ->
          new ProcessStateChange.Fatal(header, process(), group(), fromState());
      case PROCESS_STATE_UNKNOWN ->
          new ProcessStateChange.Unknown(header, process(), group(), fromState());
      case PROCESS_LOG_STDOUT -> log(Channel.STDOUT);
      case PROCESS_LOG_STDERR -> log(Channel.STDERR);
      case PROCESS_COMMUNICATION_STDOUT -> communication(Channel.STDOUT);
      case PROCESS_COMMUNICATION_STDERR -> communication(Channel.STDERR);
      case REMOTE_COMMUNICATION -> new RemoteCommunication(header, text("type"), data);
      case SUPERVISOR_STATE_CHANGE_RUNNING ->
          new SupervisorStateChange(header, SupervisorStateChange.State.RUNNING);
      case SUPERVISOR_STATE_CHANGE_STOPPING ->
          new SupervisorStateChange(header, SupervisorStateChange.State.STOPPING);
      case TICK_5 -> tick(5);
      case TICK_60 -> tick(60);
      case TICK_3600 -> tick(3600);
      case PROCESS_GROUP_ADDED ->
          new ProcessGroupChange(header, ProcessGroupChange.Change.ADDED, group());
      case PROCESS_GROUP_REMOVED ->
          new ProcessGroupChange(header, ProcessGroupChange.Change.REMOVED, group());
      case EVENT,
          PROCESS_STATE,
          PROCESS_LOG,
          PROCESS_COMMUNICATION,
          SUPERVISOR_STATE_CHANGE,
          TICK,
          PROCESS_GROUP ->
          throw new IllegalArgumentException("Supervisor sends no event of the type " + type);
    };
  }

  private ProcessLog log(Channel channel) {
    return new ProcessLog(header, process(), group(), pid(), channel, data);
  }

  private ProcessCommunication communication(Channel channel) {
    return new ProcessCommunication(header, process(), group(), pid(), channel, data);
  }

  private Tick tick(int seconds) {
    Instant when = Instant.EPOCH;
    try {
      when = Instant.ofEpochSecond(Tokens.number(tokens, "when", 0));
    } catch (DateTimeException outOfRange) {
      // As good as not given.
    }
    return new Tick(header, Duration.ofSeconds(seconds), when);
  }

  private String text(String token) {
    return tokens.getOrDefault(token, "");
  }

  private String process() {
    return text("processname");
  }

  private String group() {
    return text("groupname");
  }

  private String fromState() {
    return text("from_state");
  }

  private int number(String token) {
    return Tokens.smallNumber(tokens, token, 0);
  }

  private int pid() {
    return number("pid");
  }

  private boolean expected() {
    return "1".equals(tokens.get("expected"));
  }

  private OptionalInt exitStatus() {
    int status = Tokens.smallNumber(tokens, "exitstatus", Integer.MIN_VALUE);
    return status == Integer.MIN_VALUE ? OptionalInt.empty() : OptionalInt.of(status);
  }

  private Optional<String> signal() {
    return Optional.ofNullable(tokens.get("signal")).filter(name -> !name.isEmpty());
  }
}
