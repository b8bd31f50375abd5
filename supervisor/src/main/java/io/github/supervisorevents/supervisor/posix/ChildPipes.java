package io.github.supervisorevents.supervisor.posix;

import java.util.OptionalInt;

/** The pipes of one child: its ends are given to it and closed here, the others are kept. */
final class ChildPipes {
  private final Pipe stdin;
  private final Pipe stdout;
  private final Pipe stderr; // stdout itself if redirected

  private ChildPipes(Pipe stdin, Pipe stdout, Pipe stderr) {
    this.stdin = stdin;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  static ChildPipes open(boolean redirectStderr) throws PosixException {
    Pipe in = Pipe.open();
    try {
      Pipe out = Pipe.open();
      try {
        ChildPipes pipes = new ChildPipes(in, out, redirectStderr ? out : Pipe.open());
        Descriptors.setNonBlocking(in.writeEnd());
        Descriptors.setNonBlocking(out.readEnd());
        Descriptors.setNonBlocking(pipes.stderr.readEnd());
        return pipes;
      } catch (PosixException e) {
        out.close();
        throw e;
      }
    } catch (PosixException e) {
      in.close();
      throw e;
    }
  }

  void addTo(SpawnActions actions) {
    actions.duplicate(stdin.readEnd(), 0);
    actions.duplicate(stdout.writeEnd(), 1);
    actions.duplicate(stderr.writeEnd(), 2);
  }

  SpawnResult.Spawned spawned(int pid) {
    OptionalInt error = isRedirected() ? OptionalInt.empty() : OptionalInt.of(stderr.readEnd());
    return new SpawnResult.Spawned(pid, stdin.writeEnd(), stdout.readEnd(), error);
  }

  void closeChildEnds() {
    Descriptors.close(stdin.readEnd());
    Descriptors.close(stdout.writeEnd());
    if (!isRedirected()) {
      Descriptors.close(stderr.writeEnd());
    }
  }

  void closeOwnEnds() {
    Descriptors.close(stdin.writeEnd());
    Descriptors.close(stdout.readEnd());
    if (!isRedirected()) {
      Descriptors.close(stderr.readEnd());
    }
  }

  private boolean isRedirected() {
    return stderr == stdout;
  }
}
