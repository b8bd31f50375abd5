package io.github.supervisorevents.listener.testing;

import io.github.supervisorevents.listener.LengthUnit;
import io.github.supervisorevents.listener.Result;
import io.github.supervisorevents.listener.SupervisorListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Plays supervisord to a listener, in the same process:
 *
 * <pre>{@code
 * try (FakeSupervisor supervisor = FakeSupervisor.start(MyListener.describe())) {
 *   assertEquals(Result.OK, supervisor.exchange(FakeEvent.fatal("web", "web_00")));
 * }
 * }</pre>
 *
 * <p>It is as strict as supervisord: what the listener must not write is kept as {@link
 * #violation()}, and any later call throws an {@link AssertionError} that tells it; {@link
 * #close()} does too. The listener runs in a thread of its own, {@code listener-under-test}. Use it
 * from one thread.
 */
public final class FakeSupervisor implements AutoCloseable {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private final ListenerInput input = new ListenerInput();
  private final ListenerOutput output = new ListenerOutput();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final SupervisorListener listener;
  private final Thread thread;
  private LengthUnit unit = LengthUnit.CODE_POINTS;
  private int pieceSize = Integer.MAX_VALUE;
  private Duration timeout = DEFAULT_TIMEOUT;
  private byte[] lastFrame = new byte[0];
  private long serial;
  private volatile boolean stopped;
  private boolean failureTold;

  private FakeSupervisor(SupervisorListener.Builder description) {
    listener = description.streams(input, output).build();
    thread = new Thread(this::runListener, "listener-under-test");
    thread.setDaemon(true);
  }

  /**
   * Builds a listener on streams that lead here, and runs it.
   *
   * @param description the listener's builder; its streams are replaced
   * @return the supervisor, whose listener may not be ready yet
   */
  public static FakeSupervisor start(SupervisorListener.Builder description) {
    FakeSupervisor supervisor = new FakeSupervisor(description);
    supervisor.thread.start();
    return supervisor;
  }

  /**
   * Sets what {@code len} counts from the next event on; code points if not set, as Python's
   * supervisord does.
   *
   * @param lengthUnit the unit
   * @return this supervisor
   */
  public FakeSupervisor lengthUnit(LengthUnit lengthUnit) {
    unit = lengthUnit;
    return this;
  }

  /**
   * Sets how large the pieces are in which events reach the listener; each by a read of its own.
   *
   * @param bytes at least 1
   * @return this supervisor
   */
  public FakeSupervisor pieceSize(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("pieceSize must be at least 1, not " + bytes);
    }
    pieceSize = bytes;
    return this;
  }

  /**
   * Sets how long the listener is waited for; 10 seconds if not set.
   *
   * @param longest how long
   * @return this supervisor
   */
  public FakeSupervisor timeout(Duration longest) {
    timeout = longest;
    return this;
  }

  /**
   * Waits until the listener is ready, and sends an event.
   *
   * @param event the event
   * @return this supervisor
   */
  public FakeSupervisor send(FakeEvent event) {
    lastFrame = frame(event);
    serial++;
    return sendAgain();
  }

  /**
   * Sends the last event once more, with its old serial number, as supervisord does after a FAIL.
   *
   * @return this supervisor
   */
  public FakeSupervisor sendAgain() {
    await(output::isReady, "the listener did not become ready");
    output.eventSent();
    sendRaw(lastFrame);
    return this;
  }

  /**
   * Writes bytes to the listener as they are, ready or not.
   *
   * @param bytes the bytes
   * @return this supervisor
   */
  public FakeSupervisor sendRaw(byte[] bytes) {
    input.write(bytes, pieceSize);
    return this;
  }

  /**
   * Waits until the listener is ready, and writes an event as bytes, header and all.
   *
   * @param event the bytes
   * @return this supervisor
   */
  public FakeSupervisor sendRawEvent(byte[] event) {
    lastFrame = event.clone();
    return sendAgain();
  }

  /**
   * Leaves out serial numbers, as if the pool's buffer had overflowed.
   *
   * @param events how many events are lost
   * @return this supervisor
   */
  public FakeSupervisor loseEvents(int events) {
    serial += events;
    return this;
  }

  /**
   * Waits for the answer to an event.
   *
   * @return the oldest answer that was not taken
   */
  public Result takeResult() {
    await(output::hasResult, "the listener did not answer");
    return output.poll().orElseThrow();
  }

  /**
   * Sends an event and waits for the answer.
   *
   * @param event the event
   * @return the answer
   */
  public Result exchange(FakeEvent event) {
    return send(event).takeResult();
  }

  /**
   * Waits until the listener is ready for an event.
   *
   * @return this supervisor
   */
  public FakeSupervisor awaitReady() {
    await(output::isReady, "the listener did not become ready");
    return this;
  }

  /**
   * Ends the listener's input, as a supervisord that is gone.
   *
   * @return this supervisor
   */
  public FakeSupervisor closeInput() {
    input.end();
    return this;
  }

  /**
   * Waits until the listener's {@code run()} has ended.
   *
   * @return what it threw; empty when it returned
   */
  public Optional<Throwable> awaitStopped() {
    try {
      thread.join(timeout.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the listener", stop);
    }
    if (thread.isAlive()) {
      throw new AssertionError("the listener did not stop within " + timeout);
    }
    failureTold = true;
    return Optional.ofNullable(failure.get());
  }

  /**
   * What the listener wrote that it must not write.
   *
   * @return the first such thing; empty when there is none
   */
  public Optional<String> violation() {
    return output.violation();
  }

  /**
   * All that the listener has written.
   *
   * @return the text
   */
  public String written() {
    return output.everything();
  }

  /**
   * The listener, for example to close it.
   *
   * @return the listener that was built
   */
  public SupervisorListener listener() {
    return listener;
  }

  /**
   * Fails if the listener broke the protocol.
   *
   * @throws AssertionError with what it wrote
   */
  public void assertProtocolKept() {
    violation()
        .ifPresent(
            found -> {
              throw new AssertionError(found);
            });
  }

  /**
   * Ends the listener's input, waits until the listener has stopped, and checks that it kept the
   * protocol.
   *
   * @throws AssertionError if it did not, or {@code run()} threw something that {@link
   *     #awaitStopped()} has not told yet
   */
  @Override
  public void close() {
    boolean told = failureTold;
    closeInput();
    Optional<Throwable> ended = awaitStopped();
    assertProtocolKept();
    if (ended.isPresent() && !told) {
      throw new AssertionError("the listener ended with an exception", ended.get());
    }
  }

  private void runListener() {
    try {
      listener.run();
    } catch (Throwable thrown) {
      failure.set(thrown);
    } finally {
      stopped = true;
      output.wakeWaiting();
    }
  }

  private void await(BooleanSupplier condition, String otherwise) {
    boolean held;
    try {
      held = output.await(() -> condition.getAsBoolean() || stopped, timeout.toNanos());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the listener", stop);
    }
    assertProtocolKept();
    if (!held || !condition.getAsBoolean()) {
      throw new AssertionError(
          otherwise + (stopped ? ", it has stopped" : " within " + timeout), failure.get());
    }
  }

  private byte[] frame(FakeEvent event) {
    byte[] payload = event.payload().getBytes(StandardCharsets.UTF_8);
    int length =
        unit == LengthUnit.BYTES
            ? payload.length
            : event.payload().codePointCount(0, event.payload().length());
    String header =
        "ver:3.0 server:fake serial:"
            + serial
            + " pool:listener poolserial:"
            + serial
            + " eventname:"
            + event.name()
            + " len:"
            + length
            + "\n";
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    frame.writeBytes(payload);
    return frame.toByteArray();
  }
}
