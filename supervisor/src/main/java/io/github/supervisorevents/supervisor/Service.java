package io.github.supervisorevents.supervisor;

import io.github.supervisorevents.supervisor.config.ConfigException;
import io.github.supervisorevents.supervisor.config.Finding;
import io.github.supervisorevents.supervisor.config.LoadedConfig;
import io.github.supervisorevents.supervisor.event.EventBus;
import io.github.supervisorevents.supervisor.http.HttpLimits;
import io.github.supervisorevents.supervisor.http.HttpLog;
import io.github.supervisorevents.supervisor.http.HttpOpenException;
import io.github.supervisorevents.supervisor.http.HttpServers;
import io.github.supervisorevents.supervisor.log.AutoLogFiles;
import io.github.supervisorevents.supervisor.log.LogOutputs;
import io.github.supervisorevents.supervisor.log.MainLog;
import io.github.supervisorevents.supervisor.log.MainLogs;
import io.github.supervisorevents.supervisor.posix.Environment;
import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.posix.ThisProcess;
import io.github.supervisorevents.supervisor.process.Launcher;
import io.github.supervisorevents.supervisor.process.OutputServices;
import io.github.supervisorevents.supervisor.spec.DaemonSpec;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.spec.SupervisordSpec;
import io.github.supervisorevents.supervisor.state.SupervisorState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/**
 * The supervisor as a service: a supervisor, and after a restart the next one, until one of them is
 * shut down.
 */
final class Service {
  private final ConfigSource source;
  private final PrintStream out;
  private final PrintStream err;
  private final EventBus bus = new EventBus();
  private final Clock clock = Clock.systemUTC();

  /**
   * Makes it.
   *
   * @param source where the configuration is read again
   */
  Service(ConfigSource source, PrintStream out, PrintStream err) {
    this.source = source;
    this.out = out;
    this.err = err;
  }

  /** Runs until it is shut down. */
  void run(LoadedConfig first) throws ConfigException, StartupException, IOException {
    EventLoop loop = EventLoop.open();
    Notes notes = new Notes();
    LoadedConfig config = first;
    Privileges privileges = new Privileges(notes);
    privileges.become(config.spec().daemon().user());
    privileges.raiseLimits(config.spec().daemon());
    boolean isFirst = true;
    while (live(loop, config, notes, isFirst) == SupervisorState.RESTARTING) {
      isFirst = false;
      notes = new Notes();
      config = source.read();
    }
  }

  private SupervisorState live(EventLoop loop, LoadedConfig config, Notes notes, boolean isFirst)
      throws StartupException, IOException {
    SupervisordSpec spec = config.spec();
    DaemonSpec daemon = spec.daemon();
    MainLog log =
        MainLogs.open(
            daemon.log(), daemon.nodaemon() && !daemon.silent(), clock, loop.poller(), err);
    try {
      note(config, notes);
      notes.writeTo(log);
      AutoLogFiles autoFiles = new AutoLogFiles(daemon.childLogDir(), daemon.identifier());
      if (!daemon.nocleanup()) {
        autoFiles.removeOld().forEach(log::warn);
      }
      LogOutputs places = new LogOutputs(loop.poller(), clock, log::error);
      OutputServices outputs = new OutputServices(places, autoFiles, bus, log, daemon.stripAnsi());
      Launcher launcher = new Launcher(loop.poller(), Environment.inherited(), spec.serverUrl());
      Supervisor supervisor = new Supervisor(spec, source, loop, launcher, outputs);
      supervisor.addGroups();
      HttpServers servers = openServers(spec, supervisor, loop, log);
      try {
        return whileOpen(daemon, log, supervisor, isFirst);
      } finally {
        servers.close();
      }
    } finally {
      log.close();
    }
  }

  /** Runs while clients can reach it. */
  private SupervisorState whileOpen(
      DaemonSpec daemon, MainLog log, Supervisor supervisor, boolean isFirst) throws IOException {
    if (isFirst && Detachment.isDetached()) {
      detach(daemon, log);
    }
    PidFile pidFile = new PidFile(daemon.pidFile(), log);
    pidFile.write(ThisProcess.pid());
    try {
      return supervisor.run();
    } finally {
      pidFile.remove();
    }
  }

  private static HttpServers openServers(
      SupervisordSpec spec, Supervisor supervisor, EventLoop loop, MainLog log)
      throws StartupException {
    Thread owner = Thread.currentThread();
    HttpLog httpLog =
        (level, message) -> {
          if (Thread.currentThread() == owner) {
            log.log(level, message);
          } else {
            loop.execute(() -> log.log(level, message));
          }
        };
    try {
      return HttpServers.open(
          spec.servers(),
          supervisor.control(),
          Version.TEXT,
          ZoneId.systemDefault(),
          HttpLimits.USUAL,
          httpLog);
    } catch (HttpOpenException e) {
      log.critical(e.getMessage());
      throw new StartupException(e.getMessage());
    }
  }

  private static void note(LoadedConfig config, Notes notes) {
    for (Finding warning : config.warnings()) {
      notes.add(LogLevel.WARN, warning.toString());
    }
    for (Path file : config.included()) {
      notes.add(LogLevel.INFO, "Included extra file \"" + file + "\" during parsing");
    }
  }

  private void detach(DaemonSpec daemon, MainLog log) throws PosixException {
    log.info("daemonizing the supervisord process");
    if (daemon.directory().isPresent()) {
      try {
        ThisProcess.changeDirectory(daemon.directory().get());
        log.info("set current directory: '" + daemon.directory().get() + "'");
      } catch (PosixException e) {
        log.critical("can't chdir into '" + daemon.directory().get() + "': " + e.getMessage());
      }
    }
    ThisProcess.setUmask(daemon.umask());
    Detachment.up(out);
  }
}
