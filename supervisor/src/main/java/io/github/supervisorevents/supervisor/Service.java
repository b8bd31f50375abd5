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
 * shut down. For the thread that becomes the loop.
 */
final class Service {
  private final ConfigSource source;
  private final PrintStream out;
  private final PrintStream err;
  private final EventBus bus = new EventBus();
  private final Clock clock = Clock.systemUTC();
  private boolean isFirst = true;

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
    Privileges privileges = new Privileges(notes);
    privileges.become(first.spec().daemon().user());
    privileges.raiseLimits(first.spec().daemon());
    LoadedConfig config = first;
    while (live(loop, config, notes) == SupervisorState.RESTARTING) {
      isFirst = false;
      notes = new Notes();
      config = source.read();
    }
  }

  private SupervisorState live(EventLoop loop, LoadedConfig config, Notes notes)
      throws StartupException, IOException {
    DaemonSpec daemon = config.spec().daemon();
    boolean onTerminal = daemon.nodaemon() && !daemon.silent();
    MainLog log = MainLogs.open(daemon.log(), onTerminal, clock, loop.poller(), err);
    try {
      note(config, notes);
      notes.writeTo(log);
      Supervisor supervisor = supervisor(loop, config.spec(), log);
      supervisor.addGroups();
      HttpServers servers = openServers(loop, config.spec(), supervisor, log);
      return run(loop, daemon, supervisor, servers, log);
    } finally {
      log.close();
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

  private Supervisor supervisor(EventLoop loop, SupervisordSpec spec, MainLog log) {
    DaemonSpec daemon = spec.daemon();
    AutoLogFiles autoFiles = new AutoLogFiles(daemon.childLogDir(), daemon.identifier());
    if (!daemon.nocleanup()) {
      autoFiles.removeOld().forEach(log::warn);
    }
    LogOutputs places = new LogOutputs(loop.poller(), clock, log::error);
    OutputServices outputs = new OutputServices(places, autoFiles, bus, log, daemon.stripAnsi());
    Launcher launcher =
        new Launcher(loop.poller(), InheritedEnvironment.variables(), spec.serverUrl());
    return new Supervisor(spec, source, loop, launcher, outputs);
  }

  private static HttpServers openServers(
      EventLoop loop, SupervisordSpec spec, Supervisor supervisor, MainLog log)
      throws StartupException {
    try {
      return HttpServers.open(
          spec.servers(),
          supervisor.control(),
          Version.TEXT,
          ZoneId.systemDefault(),
          HttpLimits.USUAL,
          httpLog(loop, log));
    } catch (HttpOpenException e) {
      log.critical(e.getMessage());
      throw new StartupException(e.getMessage());
    }
  }

  // The log belongs to the loop.
  private static HttpLog httpLog(EventLoop loop, MainLog log) {
    Thread owner = Thread.currentThread();
    return (level, message) -> {
      if (Thread.currentThread() == owner) {
        log.log(level, message);
      } else {
        loop.execute(() -> log.log(level, message));
      }
    };
  }

  private SupervisorState run(
      EventLoop loop, DaemonSpec daemon, Supervisor supervisor, HttpServers servers, MainLog log)
      throws PosixException {
    boolean detaches = isFirst && Detachment.isDetached();
    if (detaches) {
      settle(daemon, log);
    }
    PidFile pidFile = new PidFile(daemon.pidFile(), log);
    pidFile.write(ThisProcess.pid());
    try {
      if (detaches) {
        Detachment.up(out);
      }
      Thread closer = new Thread(() -> closeBeside(servers, loop), "http-closer");
      SupervisorState end = supervisor.run(closer::start);
      join(closer);
      return end;
    } finally {
      pidFile.remove();
    }
  }

  // The loop must go on meanwhile: it answers the last requests.
  private static void closeBeside(HttpServers servers, EventLoop loop) {
    try {
      servers.close();
    } finally {
      loop.execute(loop::finish);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void settle(DaemonSpec daemon, MainLog log) {
    log.info("daemonizing the supervisord process");
    daemon.directory().ifPresent(directory -> settleIn(directory, log));
    ThisProcess.setUmask(daemon.umask());
  }

  private static void settleIn(Path directory, MainLog log) {
    try {
      ThisProcess.changeDirectory(directory);
      log.info("set current directory: '" + directory + "'");
    } catch (PosixException e) {
      log.critical("can't chdir into '" + directory + "': " + e.getMessage());
    }
  }
}
