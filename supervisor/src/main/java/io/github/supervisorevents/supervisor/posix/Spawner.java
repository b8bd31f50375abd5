package io.github.supervisorevents.supervisor.posix;

import io.github.supervisorevents.supervisor.posix.SpawnResult.Failed;
import io.github.supervisorevents.supervisor.posix.SpawnResult.Spawned;
import io.github.supervisorevents.supervisor.posix.SpawnResult.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Starts programs with posix_spawn: in a session of their own, with pipes for stdin, stdout and
 * stderr, no other descriptor, no signal blocked or ignored. For one thread.
 *
 * <p>A program that runs as another user is executed through {@code setpriv}: its argument 0 is
 * then the program's path, and a failure to execute it is not a {@link Failed} but a line on its
 * stderr and the exit status 126 or 127.
 */
public final class Spawner {
  private static final int ENTER = OpenFlag.PATH | OpenFlag.DIRECTORY;

  private final SpawnAttributes attributes = new SpawnAttributes();
  private final ExecChain chain = new ExecChain();

  /** Starts a program. */
  public SpawnResult spawn(SpawnRequest request) {
    Optional<Failed> forbidden = userFailure(request);
    if (forbidden.isPresent()) {
      return forbidden.get();
    }
    int directory = -1;
    if (request.directory().isPresent()) {
      directory = Descriptors.open(request.directory().get(), ENTER, 0);
      if (directory < 0) {
        return directoryFailure(request.directory().get(), Errno.ofResult(directory));
      }
    }
    try {
      return spawnIn(request, directory);
    } finally {
      if (directory >= 0) {
        Descriptors.close(directory);
      }
    }
  }

  private SpawnResult spawnIn(SpawnRequest request, int directory) {
    ChildPipes pipes;
    try {
      pipes = ChildPipes.open(request.redirectStderr());
    } catch (PosixException e) {
      return new Failed(Step.PIPES, e.errno(), "no pipes: " + e.errno());
    }
    SpawnResult result = new Failed(Step.FORK, new Errno(Errno.ENOMEM), "not started");
    try {
      result = execute(request, directory, pipes);
    } finally {
      pipes.closeChildEnds();
      if (!(result instanceof Spawned)) {
        pipes.closeOwnEnds();
      }
    }
    return result;
  }

  private SpawnResult execute(SpawnRequest request, int directory, ChildPipes pipes) {
    boolean enterByAction = directory >= 0 && entersByAction(request);
    Command command;
    try {
      command = command(request, enterByAction);
    } catch (ExecChain.MissingTool e) {
      return new Failed(Step.EXECUTE, new Errno(Errno.ENOENT), e.getMessage());
    }
    int[] pid = new int[1];
    int error;
    try (NativeStrings argv = new NativeStrings(command.words());
        NativeStrings envp = new NativeStrings(Environment.entries(request.environment()));
        SpawnActions actions = new SpawnActions()) {
      pipes.addTo(actions);
      if (enterByAction) {
        actions.changeDirectory(directory);
      }
      closeTheRest(actions);
      error = underUmask(request.umask(), pid, command.program(), actions, argv, envp);
    }
    return error == 0 ? pipes.spawned(pid[0]) : executeFailure(command.program(), new Errno(error));
  }

  // The mask belongs to the whole process: only this thread creates files.
  private int underUmask(
      OptionalInt umask,
      int[] pid,
      Path program,
      SpawnActions actions,
      NativeStrings argv,
      NativeStrings envp) {
    byte[] file = OsString.terminated(program.toString());
    if (umask.isEmpty()) {
      return spawn(pid, file, actions, argv, envp);
    }
    int before = LibC.umask(umask.getAsInt());
    try {
      return spawn(pid, file, actions, argv, envp);
    } finally {
      LibC.umask(before);
    }
  }

  private int spawn(
      int[] pid, byte[] file, SpawnActions actions, NativeStrings argv, NativeStrings envp) {
    return LibC.posix_spawn(
        pid, file, actions.address(), attributes.address(), argv.address(), envp.address());
  }

  private Command command(SpawnRequest request, boolean enterByAction)
      throws ExecChain.MissingTool {
    Optional<Path> directory = enterByAction ? Optional.empty() : request.directory();
    Optional<User> user = request.user().filter(Spawner::isSomebodyElse);
    if (request.limits().isEmpty() && user.isEmpty() && directory.isEmpty()) {
      return new Command(request.program(), request.arguments());
    }
    List<String> words = new ArrayList<>(request.arguments());
    words.set(0, withSlash(request.program()));
    words = chain.before(words, request.limits(), user, directory);
    return new Command(Path.of(words.get(0)), words);
  }

  // The tools of the chain search PATH for a name without a slash.
  private static String withSlash(Path program) {
    String name = program.toString();
    return name.indexOf('/') >= 0 ? name : "./" + name;
  }

  // A user's own rights decide whether it may enter; but env takes a name with "=" for a variable.
  private static boolean entersByAction(SpawnRequest request) {
    boolean otherUser = request.user().filter(Spawner::isSomebodyElse).isPresent();
    boolean confusesEnv = request.program().toString().indexOf('=') >= 0;
    return SpawnActions.canChangeDirectory() && (!otherUser || confusesEnv);
  }

  private static void closeTheRest(SpawnActions actions) {
    if (SpawnActions.canCloseFrom()) {
      actions.closeAboveStandard();
    } else {
      Descriptors.closeAllOnExec();
    }
  }

  private static Optional<Failed> userFailure(SpawnRequest request) {
    return request
        .user()
        .filter(user -> User.currentUid() != 0 && isSomebodyElse(user))
        .map(
            user ->
                new Failed(
                    Step.USER,
                    new Errno(Errno.EPERM),
                    "cannot become user " + user.name() + ": the supervisor is not root"));
  }

  private static boolean isSomebodyElse(User user) {
    return user.uid() != User.currentUid();
  }

  private static Failed directoryFailure(Path directory, Errno errno) {
    return new Failed(Step.DIRECTORY, errno, "couldn't chdir to " + directory + ": " + errno);
  }

  private static Failed executeFailure(Path program, Errno errno) {
    boolean noRoom = errno.code() == Errno.EAGAIN || errno.code() == Errno.ENOMEM;
    return noRoom
        ? new Failed(Step.FORK, errno, "no room for another process: " + errno)
        : new Failed(Step.EXECUTE, errno, "couldn't exec " + program + ": " + errno);
  }

  /** What is executed first: the program, or the chain that ends with it. */
  private record Command(Path program, List<String> words) {}
}
