package io.github.supervisorevents.listener.testing;

import io.github.supervisorevents.listener.Result;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads what the listener writes, as strictly as supervisord does. Any thread. */
final class ListenerOutput extends OutputStream {
  private static final String READY = "READY\n";
  private static final String RESULT = "RESULT ";

  private enum State {
    ACKNOWLEDGED,
    READY,
    BUSY,
    UNKNOWN
  }

  private final Deque<Result> results = new ArrayDeque<>();
  private final StringBuilder everything = new StringBuilder();
  private State state = State.ACKNOWLEDGED;
  private byte[] unread = new byte[0];
  private Optional<String> violation = Optional.empty();

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    everything.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(unread);
    joined.write(bytes, offset, length);
    unread = joined.toByteArray();
    while (step()) {
      // One token after the other.
    }
    notifyAll();
  }

  synchronized boolean isReady() {
    return state == State.READY;
  }

  synchronized void eventSent() {
    state = State.BUSY;
  }

  synchronized Optional<Result> poll() {
    return Optional.ofNullable(results.poll());
  }

  synchronized boolean hasResult() {
    return !results.isEmpty();
  }

  synchronized Optional<String> violation() {
    return violation;
  }

  synchronized String everything() {
    return everything.toString();
  }

  /**
   * Waits until the condition holds or the protocol is broken; false when the time is over before.
   */
  synchronized boolean await(BooleanSupplier condition, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while (!condition.getAsBoolean() && violation.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return condition.getAsBoolean();
  }

  synchronized void wakeWaiting() {
    notifyAll();
  }

  /** Takes one token; false when there is none, or not all of it. */
  private boolean step() {
    String text = new String(unread, StandardCharsets.ISO_8859_1);
    return switch (state) {
      case UNKNOWN -> false;
      case READY -> !text.isEmpty() && violated("nothing until the next event", text);
      case ACKNOWLEDGED -> ready(text);
      case BUSY -> result(text);
    };
  }

  private boolean ready(String text) {
    if (text.startsWith(READY)) {
      state = State.READY;
      consume(READY.length());
      return true;
    }
    return !READY.startsWith(text) && violated("READY and a line feed", text);
  }

  private boolean result(String text) {
    int lineFeed = text.indexOf('\n');
    if (lineFeed < 0) {
      boolean mayBecomeOne = text.startsWith(RESULT) || RESULT.startsWith(text);
      return !mayBecomeOne && violated("RESULT and a length", text);
    }
    int length = length(text.substring(0, lineFeed));
    if (length < 0) {
      return violated("RESULT and a length", text);
    }
    int end = lineFeed + 1 + length;
    if (unread.length < end) {
      return false;
    }
    results.add(Result.of(new String(unread, lineFeed + 1, length, StandardCharsets.UTF_8)));
    state = State.ACKNOWLEDGED;
    consume(end);
    return true;
  }

  private static int length(String line) {
    try {
      return line.startsWith(RESULT) ? Integer.parseInt(line.substring(RESULT.length())) : -1;
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  private boolean violated(String expected, String found) {
    violation =
        Optional.of(
            "the listener broke the protocol: expected "
                + expected
                + ", found \""
                + found.replace("\n", "⏎")
                + "\"");
    state = State.UNKNOWN;
    unread = new byte[0];
    return false;
  }

  private void consume(int count) {
    byte[] rest = new byte[unread.length - count];
    System.arraycopy(unread, count, rest, 0, rest.length);
    unread = rest;
  }
}
