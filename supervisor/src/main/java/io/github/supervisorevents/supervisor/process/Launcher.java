package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.posix.Children;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.Poller;
import io.github.supervisorevents.supervisor.posix.PosixException;
import io.github.supervisorevents.supervisor.posix.SpawnRequest;
import io.github.supervisorevents.supervisor.posix.SpawnResult;
import io.github.supervisorevents.supervisor.posix.Spawner;
import io.github.supervisorevents.supervisor.posix.User;
import io.github.supervisorevents.supervisor.spec.LaunchSpec;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.spec.UserSpec;
import io.github.supervisorevents.supervisor.state.ProcessName;
import io.github.supervisorevents.supervisor.state.UnixSignal;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Starts the commands of programs: finds the file, opens the logs, spawns, connects the pipes. */
public final class Launcher {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Spawner spawner = new Spawner();
  private final NativeBuffer outputBuffer = NativeBuffer.allocate(BUFFER_BYTES);
  // One of its own: what is read of one program is sent to another while it is still worked on.
  private final NativeBuffer inputBuffer = NativeBuffer.allocate(BUFFER_BYTES);
  private final Poller<ReadyDescriptor> poller;
  private final Map<String, String> environment;
  private final Optional<String> serverUrl;

  /**
   * Makes one for all programs.
   *
   * @param environment the supervisor's own, which programs inherit
   * @param serverUrl how programs reach the supervisor, unless their configuration says otherwise
   */
  public Launcher(
      Poller<ReadyDescriptor> poller, Map<String, String> environment, Optional<String> serverUrl) {
    this.poller = poller;
    this.environment = new LinkedHashMap<>(environment);
    this.serverUrl = serverUrl;
  }

  /** Says whether a program's command can be executed, without doing it. */
  void check(ProcessName name, ProgramSpec program) throws UnusableCommandException {
    Executable.find(program.launch().command(), environmentOf(name, program.launch()));
  }

  /**
   * Starts a program.
   *
   * @param pid where the sinks get the pid from once something is written to them
   */
  Launch launch(ProcessName name, ProgramSpec program, OutputSinks sinks, IntSupplier pid) {
    Map<Channel, OutputSink> opened = new EnumMap<>(Channel.class);
    Launch launch = new Launch.Failed("interrupted");
    try {
      Map<String, String> variables = environmentOf(name, program.launch());
      Executable executable = Executable.find(program.launch().command(), variables);
      openSinks(program, sinks, pid, opened);
      launch = spawn(name, request(program, executable, variables), opened);
    } catch (UnusableCommandException e) {
      launch = new Launch.Failed(e.getMessage());
    } catch (IOException e) {
      launch = new Launch.Failed("can't set up the output of '" + name.process() + "': " + why(e));
    } finally {
      if (launch instanceof Launch.Failed) {
        opened.values().forEach(OutputSink::close);
      }
    }
    return launch;
  }

  private static void openSinks(
      ProgramSpec program, OutputSinks sinks, IntSupplier pid, Map<Channel, OutputSink> opened)
      throws IOException {
    opened.put(Channel.STDOUT, sinks.open(Channel.STDOUT, pid));
    if (!program.redirectStderr()) {
      opened.put(Channel.STDERR, sinks.open(Channel.STDERR, pid));
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private SpawnRequest request(
      ProgramSpec program, Executable executable, Map<String, String> variables)
      throws IOException {
    LaunchSpec launch = program.launch();
    Optional<User> user = launch.user().isPresent() ? user(launch.user().get()) : Optional.empty();
    return new SpawnRequest(
        executable.file(),
        executable.words(),
        variables,
        launch.directory(),
        launch.umask(),
        user,
        program.redirectStderr(),
        List.of());
  }

  private static Optional<User> user(UserSpec spec) throws IOException {
    Optional<User> user = User.numbered(spec.uid());
    if (user.isEmpty()) {
      throw new IOException("there is no user with the number " + spec.uid());
    }
    return user;
  }

  private Launch spawn(ProcessName name, SpawnRequest request, Map<Channel, OutputSink> sinks) {
    SpawnResult result = spawner.spawn(request);
    if (result instanceof SpawnResult.Failed failed) {
      return new Launch.Failed(reason(name, failed));
    }
    SpawnResult.Spawned spawned = (SpawnResult.Spawned) result;
    ProcessStreams streams =
        new ProcessStreams(new InputPipe(poller, inputBuffer, spawned.stdin()));
    streams.add(new OutputPipe(poller, outputBuffer, spawned.stdout(), sinks.get(Channel.STDOUT)));
    if (spawned.stderr().isPresent()) {
      int stderr = spawned.stderr().getAsInt();
      streams.add(new OutputPipe(poller, outputBuffer, stderr, sinks.get(Channel.STDERR)));
    }
    try {
      streams.watch();
    } catch (PosixException e) {
      // Nobody would read what it writes. It is reaped like anybody else's orphan.
      Children.signal(spawned.pid(), UnixSignal.KILL.number());
      streams.finish();
      return new Launch.Failed(
          "can't watch the output of '" + name.process() + "': " + e.getMessage());
    }
    return new Launch.Done(spawned.pid(), streams);
  }

  private static String reason(ProcessName name, SpawnResult.Failed failed) {
    int code = failed.errno().code();
    return switch (failed.step()) {
      case PIPES ->
          code == Errno.EMFILE || code == Errno.ENFILE
              ? "too many open files to spawn '" + name.process() + "'"
              : failed.message();
      case FORK ->
          code == Errno.EAGAIN
              ? "Too many processes in process table to spawn '" + name.process() + "'"
              : failed.message();
      case DIRECTORY, USER, EXECUTE -> failed.message();
    };
  }

  private Map<String, String> environmentOf(ProcessName name, LaunchSpec launch) {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.put("SUPERVISOR_ENABLED", "1");
    launch
        .serverUrl()
        .or(() -> serverUrl)
        .ifPresent(url -> variables.put("SUPERVISOR_SERVER_URL", url));
    variables.put("SUPERVISOR_PROCESS_NAME", name.process());
    variables.put("SUPERVISOR_GROUP_NAME", name.group());
    variables.putAll(launch.environment());
    return variables;
  }
}
