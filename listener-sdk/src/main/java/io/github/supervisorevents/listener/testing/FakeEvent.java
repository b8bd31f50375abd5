package io.github.supervisorevents.listener.testing;

import io.github.supervisorevents.listener.event.Channel;
import io.github.supervisorevents.listener.event.EventType;
import io.github.supervisorevents.listener.event.ProcessState;
import java.time.Instant;
import java.util.Objects;

/**
 * An event to be sent by a {@link FakeSupervisor}; the factories write what Python's supervisord
 * would.
 *
 * @param name the event's name
 * @param payload the whole payload
 */
public record FakeEvent(String name, String payload) {
  /**
   * Checks.
   *
   * @param name the event's name
   * @param payload the whole payload
   */
  public FakeEvent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(payload, "payload");
  }

  /**
   * A process is being started.
   *
   * @param group the group's name
   * @param process the process's name
   * @param from the state it comes from
   * @param tries how often it was tried before
   * @return the event
   */
  public static FakeEvent starting(String group, String process, ProcessState from, int tries) {
    return change(EventType.PROCESS_STATE_STARTING, group, process, from, " tries:" + tries);
  }

  /**
   * A process has been up for {@code startsecs}.
   *
   * @param group the group's name
   * @param process the process's name
   * @param pid its process id
   * @return the event
   */
  public static FakeEvent running(String group, String process, int pid) {
    return change(
        EventType.PROCESS_STATE_RUNNING, group, process, ProcessState.STARTING, " pid:" + pid);
  }

  /**
   * A process ended too early.
   *
   * @param group the group's name
   * @param process the process's name
   * @param tries how often it was tried
   * @return the event
   */
  public static FakeEvent backoff(String group, String process, int tries) {
    return change(
        EventType.PROCESS_STATE_BACKOFF, group, process, ProcessState.STARTING, " tries:" + tries);
  }

  /**
   * A process was told to stop.
   *
   * @param group the group's name
   * @param process the process's name
   * @param pid its process id
   * @return the event
   */
  public static FakeEvent stopping(String group, String process, int pid) {
    return change(
        EventType.PROCESS_STATE_STOPPING, group, process, ProcessState.RUNNING, " pid:" + pid);
  }

  /**
   * A process ended because it was told to.
   *
   * @param group the group's name
   * @param process the process's name
   * @param pid the process id that it had
   * @return the event
   */
  public static FakeEvent stopped(String group, String process, int pid) {
    return change(
        EventType.PROCESS_STATE_STOPPED, group, process, ProcessState.STOPPING, " pid:" + pid);
  }

  /**
   * A process ended by itself.
   *
   * @param group the group's name
   * @param process the process's name
   * @param pid the process id that it had
   * @param expected whether its exit status is an expected one
   * @return the event
   */
  public static FakeEvent exited(String group, String process, int pid, boolean expected) {
    return change(
        EventType.PROCESS_STATE_EXITED,
        group,
        process,
        ProcessState.RUNNING,
        " expected:" + (expected ? 1 : 0) + " pid:" + pid);
  }

  /**
   * supervisord has given up starting a process.
   *
   * @param group the group's name
   * @param process the process's name
   * @return the event
   */
  public static FakeEvent fatal(String group, String process) {
    return change(EventType.PROCESS_STATE_FATAL, group, process, ProcessState.BACKOFF, "");
  }

  /**
   * supervisord does not know a process's state.
   *
   * @param group the group's name
   * @param process the process's name
   * @param from the state it comes from
   * @return the event
   */
  public static FakeEvent unknown(String group, String process, ProcessState from) {
    return change(EventType.PROCESS_STATE_UNKNOWN, group, process, from, "");
  }

  /**
   * A process wrote to its output.
   *
   * @param channel which output
   * @param group the group's name
   * @param process the process's name
   * @param pid its process id
   * @param data what it wrote
   * @return the event
   */
  public static FakeEvent log(Channel channel, String group, String process, int pid, String data) {
    return new FakeEvent(
        channel == Channel.STDOUT ? "PROCESS_LOG_STDOUT" : "PROCESS_LOG_STDERR",
        process(group, process)
            + " pid:"
            + pid
            + (channel == Channel.STDOUT ? " channel:stdout\n" : " channel:stderr\n")
            + data);
  }

  /**
   * A process sent a message.
   *
   * @param channel on which output
   * @param group the group's name
   * @param process the process's name
   * @param pid its process id
   * @param data the message
   * @return the event
   */
  public static FakeEvent communication(
      Channel channel, String group, String process, int pid, String data) {
    return new FakeEvent(
        channel == Channel.STDOUT ? "PROCESS_COMMUNICATION_STDOUT" : "PROCESS_COMMUNICATION_STDERR",
        process(group, process) + " pid:" + pid + "\n" + data);
  }

  /**
   * Somebody called {@code supervisor.sendRemoteCommEvent}.
   *
   * @param type the first argument
   * @param data the second argument
   * @return the event
   */
  public static FakeEvent remote(String type, String data) {
    return new FakeEvent("REMOTE_COMMUNICATION", "type:" + type + "\n" + data);
  }

  /**
   * supervisord has started.
   *
   * @return the event
   */
  public static FakeEvent supervisorRunning() {
    return new FakeEvent("SUPERVISOR_STATE_CHANGE_RUNNING", "");
  }

  /**
   * supervisord is shutting down or restarting.
   *
   * @return the event
   */
  public static FakeEvent supervisorStopping() {
    return new FakeEvent("SUPERVISOR_STATE_CHANGE_STOPPING", "");
  }

  /**
   * The clock.
   *
   * @param type {@code TICK_5}, {@code TICK_60} or {@code TICK_3600}
   * @param when the tick's time
   * @return the event
   */
  public static FakeEvent tick(EventType type, Instant when) {
    if (!type.isA(EventType.TICK) || !type.isSent()) {
      throw new IllegalArgumentException("not a tick that is sent: " + type);
    }
    return new FakeEvent(type.name(), "when:" + when.getEpochSecond());
  }

  /**
   * A process group was added.
   *
   * @param group the group's name
   * @return the event
   */
  public static FakeEvent groupAdded(String group) {
    return new FakeEvent("PROCESS_GROUP_ADDED", "groupname:" + group + "\n");
  }

  /**
   * A process group was removed.
   *
   * @param group the group's name
   * @return the event
   */
  public static FakeEvent groupRemoved(String group) {
    return new FakeEvent("PROCESS_GROUP_REMOVED", "groupname:" + group + "\n");
  }

  private static FakeEvent change(
      EventType type, String group, String process, ProcessState from, String more) {
    return new FakeEvent(type.name(), process(group, process) + " from_state:" + from + more);
  }

  private static String process(String group, String process) {
    return "processname:" + process + " groupname:" + group;
  }
}
