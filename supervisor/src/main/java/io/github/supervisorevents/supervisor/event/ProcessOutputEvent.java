package io.github.supervisorevents.supervisor.event;

import io.github.supervisorevents.supervisor.state.EventType;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.util.Objects;

/**
 * Something that a process wrote: a PROCESS_LOG or, between capture marks, a PROCESS_COMMUNICATION.
 *
 * <pre>
 * processname:logger groupname:logger pid:19555 channel:stdout     PROCESS_LOG_STDOUT
 * line 1
 *
 * processname:talker groupname:talker pid:19562                    PROCESS_COMMUNICATION_STDOUT
 * {"rss": 123}
 * </pre>
 *
 * @param type one of the four types with a channel
 * @param data what it wrote; text that is not UTF-8 is told as such
 */
public record ProcessOutputEvent(EventType type, ProcessName name, long pid, String data)
    implements SupervisorEvent {
  public ProcessOutputEvent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(data, "data");
    switch (type) {
      case PROCESS_LOG_STDOUT,
          PROCESS_LOG_STDERR,
          PROCESS_COMMUNICATION_STDOUT,
          PROCESS_COMMUNICATION_STDERR -> {}
      default -> throw new IllegalArgumentException(type + " is not about a process's output");
    }
  }

  /** Takes the bytes as the process wrote them. */
  public static ProcessOutputEvent of(EventType type, ProcessName name, long pid, byte[] data) {
    return new ProcessOutputEvent(type, name, pid, OutputText.of(data));
  }

  @Override
  public String payload() {
    String channel =
        switch (type) {
          case PROCESS_LOG_STDOUT -> " channel:stdout";
          case PROCESS_LOG_STDERR -> " channel:stderr";
          default -> "";
        };
    return "processname:"
        + name.process()
        + " groupname:"
        + name.group()
        + " pid:"
        + pid
        + channel
        + "\n"
        + data;
  }
}
