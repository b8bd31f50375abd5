package io.github.supervisorevents.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A listener command to which we play supervisord: one event at a time. Used by one thread. */
final class PlayedListener implements AutoCloseable {
  private static final byte[] READY = "READY\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OK = "RESULT 2\nOK".getBytes(StandardCharsets.US_ASCII);

  private final Process process;
  private final OutputStream toListener;
  private final InputStream fromListener;
  private final long startedNanos;
  private final StringBuilder frame = new StringBuilder();
  private long serial;

  PlayedListener(ListenerCommand command, File stderr) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.command());
    builder.environment().putAll(command.environment());
    builder.environment().putAll(Map.of("SUPERVISOR_ENABLED", "1"));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(stderr));
    startedNanos = System.nanoTime();
    process = builder.start();
    toListener = process.getOutputStream();
    fromListener = new BufferedInputStream(process.getInputStream(), 64);
  }

  long pid() {
    return process.pid();
  }

  /** Nanoseconds from the start to READY. */
  long awaitReady() throws IOException {
    expect(READY);
    return System.nanoTime() - startedNanos;
  }

  /** Sends one unexpected exit; returns the nanoseconds until the next READY. */
  long exited() throws IOException {
    return roundTrip(
        "PROCESS_STATE_EXITED",
        "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:" + (1000 + serial));
  }

  /** Sends one process that was given up; returns the nanoseconds until the next READY. */
  long gaveUp() throws IOException {
    return roundTrip("PROCESS_STATE_FATAL", "processname:web_01 groupname:web from_state:BACKOFF");
  }

  private long roundTrip(String eventName, String payload) throws IOException {
    frame.setLength(0);
    frame
        .append("ver:3.0 server:bench serial:")
        .append(serial)
        .append(" pool:bench poolserial:")
        .append(serial)
        .append(" eventname:")
        .append(eventName)
        .append(" len:")
        .append(payload.length())
        .append('\n')
        .append(payload);
    serial++;
    byte[] bytes = frame.toString().getBytes(StandardCharsets.US_ASCII);
    long sent = System.nanoTime();
    toListener.write(bytes);
    toListener.flush();
    expect(OK);
    expect(READY);
    return System.nanoTime() - sent;
  }

  private void expect(byte[] wanted) throws IOException {
    for (byte b : wanted) {
      int got = fromListener.read();
      if (got < 0) {
        throw new EOFException("the listener ended, status " + exitStatus());
      }
      if (got != b) {
        throw new IOException("the listener broke the protocol with byte " + got);
      }
    }
  }

  /** Closes its input; says how it ended, and after how long. */
  String end() throws IOException, InterruptedException {
    long closed = System.nanoTime();
    toListener.close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      return "runs on";
    }
    long millis = (System.nanoTime() - closed) / 1_000_000;
    return "exits " + process.exitValue() + " in " + millis + " ms";
  }

  private String exitStatus() {
    try {
      return process.waitFor(5, TimeUnit.SECONDS)
          ? Integer.toString(process.exitValue())
          : "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
