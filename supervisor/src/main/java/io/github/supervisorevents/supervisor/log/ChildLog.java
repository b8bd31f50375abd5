package io.github.supervisorevents.supervisor.log;

import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.spec.LogSpec;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one output channel of a running process goes: capture marks are looked for, escape
 * sequences stripped, the rest is written to the log and shown to an observer. For the loop's
 * thread; neither waits nor throws when it writes.
 */
public final class ChildLog {
  private final List<LogOutput> outputs;
  private final OutputObserver observer;
  private final Optional<CaptureMarks> marks;
  private final CaptureBuffer captured;
  private final Optional<AnsiStripper> stripper;
  private final HeldBack openEscape;

  private ChildLog(
      List<LogOutput> outputs,
      LogSpec spec,
      boolean stripsAnsi,
      LogOutputs places,
      OutputObserver observer) {
    this.outputs = List.copyOf(outputs);
    this.observer = observer;
    this.marks =
        spec.captureMaxBytes() > 0
            ? Optional.of(new CaptureMarks(places.forMarks()))
            : Optional.empty();
    this.captured = new CaptureBuffer(spec.captureMaxBytes());
    this.openEscape = new HeldBack(places.forEscapes());
    this.stripper = stripsAnsi ? Optional.of(new AnsiStripper()) : Optional.empty();
  }

  /**
   * Opens the log of one channel, for one run of a process.
   *
   * @param process the process's name, which begins its lines in the system's log
   * @param autoFile the file that was chosen for it, if the specification says so
   * @throws IOException if its file cannot be opened
   */
  public static ChildLog open(
      LogSpec spec,
      String process,
      Optional<Path> autoFile,
      boolean stripsAnsi,
      LogOutputs places,
      OutputObserver observer)
      throws IOException {
    List<LogOutput> outputs = new ArrayList<>();
    if (spec.target() instanceof LogTarget.File file) {
      outputs.add(places.file(file.path(), spec.maxBytes(), spec.backups()));
    } else if (autoFile.isPresent()) {
      outputs.add(places.ownFile(autoFile.get(), spec.maxBytes(), spec.backups()));
    }
    if (spec.syslog()) {
      outputs.add(places.syslog(process + " "));
    }
    return new ChildLog(outputs, spec, stripsAnsi, places, observer);
  }

  /** Takes what the process wrote: everything between position and limit, which may be changed. */
  public void write(NativeBuffer data) {
    if (marks.isPresent()) {
      marks.get().split(data, this::piece, () -> observer.captured(captured.takeAll()));
    } else {
      piece(data);
    }
  }

  /** Closes its files and opens them anew: somebody has moved them away. */
  public void reopen() {
    outputs.forEach(LogOutput::reopen);
  }

  /**
   * Throws away what was written so far.
   *
   * @throws IOException if a file cannot be removed
   */
  public void clear() throws IOException {
    captured.takeAll();
    for (LogOutput output : outputs) {
      output.clear();
    }
  }

  /** The process has ended: what was held back is written, a capture without its end is not. */
  public void close() {
    marks.ifPresent(held -> held.finish(this::piece));
    if (!openEscape.isEmpty()) {
      record(openEscape.before(NativeBuffer.allocate(0)));
    }
    outputs.forEach(LogOutput::close);
  }

  private void piece(NativeBuffer data) {
    if (stripper.isEmpty()) {
      record(data);
      return;
    }
    NativeBuffer all = openEscape.before(data);
    if (stripper.get().strip(all.bytes())) {
      openEscape.keep(AnsiStripper.ESCAPE);
    }
    if (all.bytes().hasRemaining()) {
      record(all);
    }
  }

  private void record(NativeBuffer data) {
    ByteBuffer bytes = data.bytes();
    int start = bytes.position();
    byte[] shown = observer.wantsOutput() ? copy(bytes) : new byte[0];
    if (marks.isPresent() && marks.get().capturing()) {
      captured.add(bytes);
    } else {
      for (LogOutput output : outputs) {
        bytes.position(start);
        output.write(data);
      }
    }
    if (shown.length > 0) {
      observer.written(shown);
    }
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }
}
