package io.github.supervisorevents.notifier.channel;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps what is written to stderr, which is where all logs go, until it is closed. */
public final class CapturedStderr implements AutoCloseable {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  public CapturedStderr() {
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  public String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
