package io.github.supervisorevents.supervisor.process;

import io.github.supervisorevents.supervisor.posix.PosixException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pipes of one run of a process. */
final class ProcessStreams {
  private final List<OutputPipe> outputs = new ArrayList<>();
  private final InputPipe stdin;

  ProcessStreams(InputPipe stdin) {
    this.stdin = stdin;
  }

  void add(OutputPipe output) {
    outputs.add(output);
  }

  /** From now on what the process writes is read. */
  void watch() throws PosixException {
    for (OutputPipe output : outputs) {
      output.watch();
    }
  }

  StdinResult write(byte[] data) {
    return stdin.write(data);
  }

  /** Closes the logs and opens them anew. */
  void reopenLogs() {
    outputs.forEach(output -> output.sink().reopen());
  }

  /** Throws away what is in the logs. */
  void clearLogs() throws IOException {
    for (OutputPipe output : outputs) {
      output.sink().clear();
    }
  }

  /** The process has ended: reads what is left, then closes everything. */
  void finish() {
    stdin.close();
    outputs.forEach(OutputPipe::finish);
  }
}
