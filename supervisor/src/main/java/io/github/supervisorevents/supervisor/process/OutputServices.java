package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.event.EventBus;
import io.github.supervisorevents.supervisor.log.AutoLogFiles;
import io.github.supervisorevents.supervisor.log.LogOutputs;
import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.state.ProcessName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the outputs of all programs share.
 *
 * @param places where logs are opened
 * @param autoFiles where automatic logs are
 * @param bus where output that becomes events is told
 * @param log the supervisor's own log
 * @param stripsAnsi whether escape sequences are taken out of all logs
 */
public record OutputServices(
    LogOutputs places, AutoLogFiles autoFiles, EventBus bus, MainLog log, boolean stripsAnsi) {
  public OutputServices {
    Objects.requireNonNull(places, "places");
    Objects.requireNonNull(autoFiles, "autoFiles");
    Objects.requireNonNull(bus, "bus");
    Objects.requireNonNull(log, "log");
  }

  /**
   * Chooses a new, empty file for each automatic log of a program. One that cannot be made is said
   * in the log, and the program runs without it.
   */
  public Map<Channel, Path> chooseFiles(ProgramSpec program) {
    Map<Channel, Path> files = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      if (channel.of(program).target() instanceof LogTarget.Auto) {
        try {
          files.put(channel, autoFiles.create(program.name(), channel.word()));
        } catch (IOException e) {
          log.critical(
              "no log for the " + channel.word() + " of " + program.name() + ": " + e.getMessage());
        }
      }
    }
    return files;
  }

  /**
   * The logs of one program.
   *
   * @param files as {@link #chooseFiles} has chosen them
   */
  public OutputSinks sinks(ProcessName name, ProgramSpec program, Map<Channel, Path> files) {
    return new ProgramOutput(name, program, files, this);
  }
}
