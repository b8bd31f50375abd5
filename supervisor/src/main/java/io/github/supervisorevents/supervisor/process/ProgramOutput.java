package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.event.OutputText;
import io.github.supervisorevents.supervisor.event.ProcessOutputEvent;
import io.github.supervisorevents.supervisor.log.ChildLog;
import io.github.supervisorevents.supervisor.log.OutputObserver;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** The logs of one program, and the events that its output becomes. */
final class ProgramOutput implements OutputSinks {
  private final ProcessName name;
  private final ProgramSpec program;
  private final Map<Channel, Path> autoFiles;
  private final OutputServices services;

  /**
   * Makes it; nothing is opened.
   *
   * @param autoFiles the files that were chosen for automatic logs
   */
  ProgramOutput(
      ProcessName name,
      ProgramSpec program,
      Map<Channel, Path> autoFiles,
      OutputServices services) {
    this.name = name;
    this.program = program;
    this.autoFiles = new EnumMap<>(autoFiles);
    this.services = services;
  }

  @Override
  public OutputSink open(Channel channel, IntSupplier pid) throws IOException {
    return new Sink(openLog(channel, new Teller(channel, pid)));
  }

  @Override
  public void clear() throws IOException {
    for (Channel channel : Channel.values()) {
      ChildLog log = openLog(channel, new Teller(channel, () -> 0));
      try {
        log.clear();
      } finally {
        log.close();
      }
    }
  }

  private ChildLog openLog(Channel channel, OutputObserver observer) throws IOException {
    return ChildLog.open(
        channel.of(program),
        name.process(),
        Optional.ofNullable(autoFiles.get(channel)),
        services.stripsAnsi(),
        services.places(),
        observer);
  }

  /** An open log. */
  private record Sink(ChildLog log) implements OutputSink {
    @Override
    public void write(NativeBuffer data) {
      log.write(data);
    }

    @Override
    public void reopen() {
      log.reopen();
    }

    @Override
    public void clear() throws IOException {
      log.clear();
    }

    @Override
    public void close() {
      log.close();
    }
  }

  /** Makes events of what is written, and lines in the main log at level debug. */
  private final class Teller implements OutputObserver {
    private final Channel channel;
    private final IntSupplier pid;
    private final LogSpec spec;

    Teller(Channel channel, IntSupplier pid) {
      this.channel = channel;
      this.pid = pid;
      this.spec = channel.of(program);
    }

    @Override
    public boolean wantsOutput() {
      return tellsEvents() || services.log().shows(LogLevel.DEBUG);
    }

    private boolean tellsEvents() {
      return spec.eventsEnabled() && services.bus().isWanted(channel.logEvent());
    }

    @Override
    public void written(byte[] data) {
      if (services.log().shows(LogLevel.DEBUG)) {
        services
            .log()
            .debug(
                "'" + name.process() + "' " + channel.word() + " output:\n" + OutputText.of(data));
      }
      if (tellsEvents()) {
        services
            .bus()
            .publish(ProcessOutputEvent.of(channel.logEvent(), name, pid.getAsInt(), data));
      }
    }

    @Override
    public void captured(byte[] data) {
      services
          .bus()
          .publish(ProcessOutputEvent.of(channel.communicationEvent(), name, pid.getAsInt(), data));
      services.log().debug("'" + name.process() + "' " + channel.word() + " emitted a comm event");
    }
  }
}
