package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.event.SupervisorEvent;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.state.EventType;

/** What a process writes to. */
public enum Channel {
  STDOUT("stdout", EventType.PROCESS_LOG_STDOUT, EventType.PROCESS_COMMUNICATION_STDOUT),
  STDERR("stderr", EventType.PROCESS_LOG_STDERR, EventType.PROCESS_COMMUNICATION_STDERR);

  private final String word;
  private final EventType logEvent;
  private final EventType communicationEvent;

  Channel(String word, EventType logEvent, EventType communicationEvent) {
    this.word = word;
    this.logEvent = logEvent;
    this.communicationEvent = communicationEvent;
  }

  /** Its name in events, logs and configurations: {@code stdout}. */
  public String word() {
    return word;
  }

  /** The type of {@link SupervisorEvent} that tells ordinary output. */
  public EventType logEvent() {
    return logEvent;
  }

  /** The type of {@link SupervisorEvent} that tells captured output. */
  public EventType communicationEvent() {
    return communicationEvent;
  }

  /** What a program's configuration says about this channel. */
  public LogSpec of(ProgramSpec program) {
    return this == STDOUT ? program.stdout() : program.stderr();
  }
}
