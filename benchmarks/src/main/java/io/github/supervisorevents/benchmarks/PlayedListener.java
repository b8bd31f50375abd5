package io.github.supervisorevents.benchmarks;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A listener command to which we play supervisord: one event at a time, each with one write, its
 * answer with one read where it comes in one. Used by one thread.
 */
final class PlayedListener implements AutoCloseable {
  private static final byte[] READY = "READY\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OK_READY = "RESULT 2\nOKREADY\n".getBytes(StandardCharsets.US_ASCII);

  private final Process process;
  private final OutputStream toListener;
  private final InputStream fromListener;
  private final long startedNanos;
  private final byte[] answer = new byte[OK_READY.length];
  private long serial;

  PlayedListener(ListenerCommand command, File stderr) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command.command());
    builder.environment().putAll(command.environment());
    builder.environment().putAll(Map.of("SUPERVISOR_ENABLED", "1"));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(stderr));
    startedNanos = System.nanoTime();
    process = builder.start();
    toListener = process.getOutputStream();
    fromListener = process.getInputStream();
  }

  long pid() {
    return process.pid();
  }

  /** Nanoseconds from the start to READY. */
  long awaitReady() throws IOException {
    expect(READY);
    return System.nanoTime() - startedNanos;
  }

  /**
   * Sends so many unexpected exits, each when the one before is answered; returns the nanoseconds
   * that it took. The events are written down before, so that this is not measured.
   *
   * @param trips gets the nanoseconds of each, until the next READY
   */
  long exited(int count, Samples trips) throws IOException {
    List<byte[]> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(
          event(
              "PROCESS_STATE_EXITED",
              "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:"
                  + (1000 + serial)));
    }
    long start = System.nanoTime();
    long sent = start;
    for (byte[] event : events) {
      roundTrip(event);
      long answered = System.nanoTime();
      trips.add(answered - sent);
      sent = answered;
    }
    return sent - start;
  }

  /** Sends one process that was given up. */
  void gaveUp() throws IOException {
    roundTrip(event("PROCESS_STATE_FATAL", "processname:web_01 groupname:web from_state:BACKOFF"));
  }

  private byte[] event(String name, String payload) {
    String header =
        "ver:3.0 server:bench serial:%1$d pool:bench poolserial:%1$d eventname:%2$s len:%3$d\n"
            .formatted(serial++, name, payload.length());
    return (header + payload).getBytes(StandardCharsets.US_ASCII);
  }

  private void roundTrip(byte[] event) throws IOException {
    toListener.write(event);
    toListener.flush();
    expect(OK_READY);
  }

  private void expect(byte[] wanted) throws IOException {
    int have = 0;
    while (have < wanted.length) {
      int count = fromListener.read(answer, have, wanted.length - have);
      if (count < 0) {
        throw new EOFException("the listener ended, status " + exitStatus());
      }
      have += count;
    }
    if (!Arrays.equals(answer, 0, have, wanted, 0, have)) {
      throw new IOException(
          "the listener broke the protocol with "
              + new String(answer, 0, have, StandardCharsets.US_ASCII));
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
