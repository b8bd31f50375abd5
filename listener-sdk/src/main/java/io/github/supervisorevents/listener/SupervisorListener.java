package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An event listener for Supervisor. This is a whole one:
 *
 * <pre>{@code
 * public static void main(String[] args) throws IOException {
 *   SupervisorListener.builder()
 *       .on("PROCESS_STATE_EXITED", (headers, payload) -> System.out.println(payload.get("processname") + " ended"))
 *       .build()
 *       .run();
 * }
 * }</pre>
 *
 * <p>Events come as maps, as above, or as records: {@code on(ProcessStateChange.Exited.class,
 * exited -> …)}. A handler that returns has handled the event; one that throws gets it again, as
 * the {@link FailurePolicy} says. Registering for a type includes its subtypes, and {@code EVENT}
 * all events. All handlers that want an event are called, in the order in which they were
 * registered; an event that nobody wants is answered with OK.
 *
 * <p>Standard output belongs to supervisord: one stray line on it, and supervisord sends this
 * listener nothing any more. {@link Builder#build()} therefore makes {@code System.out} the same as
 * {@code System.err}, and ends {@code System.in}. A program that prints before it builds its
 * listener calls {@link #protectStdout()} first; one that starts other programs looks at {@link
 * #redirectChild(ProcessBuilder)}.
 *
 * <p>Threads: handlers and observers are called by the thread that is in {@link #run()}; {@link
 * #close()} may be called by any.
 */
public final class SupervisorListener implements AutoCloseable {
  private final ListenerLoop loop;
  private final boolean stopOnSigterm;
  private final boolean onStandardStreams;
  private final AtomicBoolean started = new AtomicBoolean();

  private SupervisorListener(ListenerLoop loop, boolean stopOnSigterm, boolean onStandardStreams) {
    this.loop = loop;
    this.stopOnSigterm = stopOnSigterm;
    this.onStandardStreams = onStandardStreams;
  }

  /**
   * Begins to describe a listener.
   *
   * @return a builder without handlers
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Takes standard output and input for the listener that will be built later: {@code System.out}
   * becomes {@code System.err}, {@code System.in} is at its end. {@link Builder#build()} does this
   * too; only a program that does much before needs it, as the first thing in its {@code main}.
   * Calling it again does nothing. Any thread.
   */
  public static void protectStdout() {
    StdoutGuard.take();
  }

  /**
   * Makes a child process harmless: where it would inherit standard output, it gets its own
   * standard error instead; where it would inherit standard input, it gets {@code /dev/null}. So
   * {@code redirectChild(new ProcessBuilder(…).inheritIO())} prints to this listener's standard
   * error. Pipes and files stay as they are, they were harmless before.
   *
   * <p>Without it a listener is still safe on Linux in most cases: the pipes to supervisord are
   * moved to numbers that no child of Java inherits, and what a child prints is lost. It is not
   * safe where supervisord runs the listener as another user than itself, since the operating
   * system then does not let the pipes be moved.
   *
   * @param child a child process that was not started yet; where its output is replaced, {@code
   *     /bin/sh} starts the command and is replaced by it, so that a command that cannot be found
   *     ends with 127 and does not make {@code start()} throw
   * @return the same builder
   */
  public static ProcessBuilder redirectChild(ProcessBuilder child) {
    return ChildOutput.replaceInherited(child);
  }

  /**
   * Tells supervisord that this listener is ready, and handles events until the input ends, {@link
   * #close()} is called, or the thread is interrupted. May be called once. Started from a terminal,
   * it says on standard error what this program is.
   *
   * @throws IllegalStateException if it was called before, or another listener is running on the
   *     standard streams
   * @throws ProtocolException if the input is not what a supervisord sends
   * @throws IOException if supervisord can no longer be reached
   */
  public void run() throws IOException {
    if (started.getAndSet(true)) {
      throw new IllegalStateException("run() can be called only once");
    }
    if (!onStandardStreams) {
      runLoop();
      return;
    }
    StdoutGuard.occupy();
    try {
      if (StdoutGuard.atTerminal()) {
        TerminalHint.print();
      }
      runLoop();
    } finally {
      StdoutGuard.vacate();
    }
  }

  private void runLoop() throws IOException {
    if (!stopOnSigterm) {
      loop.run();
      return;
    }
    TerminationSignal.stops(loop);
    try {
      loop.run();
    } finally {
      TerminationSignal.stopsNoMore(loop);
    }
  }

  /**
   * Makes {@link #run()} return: at once while it waits for an event, or after the event that is
   * being handled is answered. Does not wait for that. Any thread; a handler may call it too.
   */
  @Override
  public void close() {
    loop.close();
  }

  /**
   * Describes a listener. For one thread.
   *
   * <p>Event names are those of supervisord.conf; a name that Supervisor does not have is an error
   * at once. The shapes that a handler may have are told apart by the number of their parameters,
   * so lambdas need no types.
   */
  public static final class Builder {
    private static final int DEFAULT_LONGEST_PAYLOAD = 16 * 1024 * 1024;
    private static final int LONGEST_PAYLOAD = 256 * 1024 * 1024;
    private static final long DEFAULT_WAIT_NANOS = 200_000_000;

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<ListenerObserver> observers = new ArrayList<>();
    private FailurePolicy failurePolicy = FailurePolicy.standard();
    private Optional<LengthUnit> lengthUnit = Optional.empty();
    private long waitNanos = DEFAULT_WAIT_NANOS;
    private int longestPayload = DEFAULT_LONGEST_PAYLOAD;
    private boolean sleepBetweenEvents;
    private boolean stopOnSigterm;
    private Optional<Streams> streams = Optional.empty();

    private Builder() {}

    private record Streams(InputStream in, OutputStream out) {}

    /**
     * Handles events of a type and its subtypes, as maps.
     *
     * @param eventName for example {@code PROCESS_STATE}
     * @param handler gets the header's tokens and the payload's tokens
     * @return this builder
     * @throws IllegalArgumentException if Supervisor has no such event
     */
    public Builder on(String eventName, EventHandler.OfTokens handler) {
      return subscribe(eventName, new HandlerShapes.Tokens(handler));
    }

    /**
     * Handles events of a type and its subtypes, as maps and data.
     *
     * @param eventName for example {@code PROCESS_LOG}
     * @param handler gets the header's tokens, the payload's tokens, and what follows the payload's
     *     first line
     * @return this builder
     * @throws IllegalArgumentException if Supervisor has no such event
     */
    public Builder on(String eventName, EventHandler.OfTokensAndData handler) {
      return subscribe(eventName, new HandlerShapes.TokensAndData(handler));
    }

    /**
     * Handles events of a type and its subtypes, as a whole.
     *
     * @param eventName for example {@code EVENT}
     * @param handler gets the event
     * @return this builder
     * @throws IllegalArgumentException if Supervisor has no such event
     */
    public Builder on(String eventName, EventHandler<? super Event> handler) {
      return subscribe(eventName, new HandlerShapes.Whole(handler));
    }

    /**
     * Handles events by the type of their payload.
     *
     * @param <T> the type
     * @param payload a payload record such as {@code ProcessStateChange.Exited}, or one of the
     *     interfaces above it
     * @param handler gets the record
     * @return this builder
     */
    public <T extends EventPayload> Builder on(Class<T> payload, EventHandler<? super T> handler) {
      subscriptions.add(
          new Subscription.ByPayload(payload, new HandlerShapes.Typed<>(payload, handler)));
      return this;
    }

    /**
     * Handles events of a type and its subtypes, as maps, and chooses the answer.
     *
     * @param eventName for example {@code PROCESS_STATE}
     * @param handler gets the header's tokens and the payload's tokens
     * @return this builder
     * @throws IllegalArgumentException if Supervisor has no such event
     */
    public Builder answer(String eventName, EventAnswer.OfTokens handler) {
      return subscribe(eventName, new HandlerShapes.TokensAnswer(handler));
    }

    /**
     * Handles events of a type and its subtypes, as maps and data, and chooses the answer.
     *
     * @param eventName for example {@code PROCESS_LOG}
     * @param handler gets the header's tokens, the payload's tokens, and what follows the payload's
     *     first line
     * @return this builder
     * @throws IllegalArgumentException if Supervisor has no such event
     */
    public Builder answer(String eventName, EventAnswer.OfTokensAndData handler) {
      return subscribe(eventName, new HandlerShapes.TokensAndDataAnswer(handler));
    }

    /**
     * Handles events of a type and its subtypes, as a whole, and chooses the answer. Of several
     * handlers of an event, the first answer that is not OK is sent, and the rest is not called.
     *
     * @param eventName for example {@code EVENT}
     * @param handler gets the event
     * @return this builder
     * @throws IllegalArgumentException if Supervisor has no such event
     */
    public Builder answer(String eventName, EventAnswer<? super Event> handler) {
      return subscribe(eventName, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Handles events by the type of their payload, and chooses the answer.
     *
     * @param <T> the type
     * @param payload a payload record such as {@code ProcessStateChange.Exited}, or one of the
     *     interfaces above it
     * @param handler gets the record
     * @return this builder
     */
    public <T extends EventPayload> Builder answer(
        Class<T> payload, EventAnswer<? super T> handler) {
      subscriptions.add(
          new Subscription.ByPayload(payload, new HandlerShapes.TypedAnswer<>(payload, handler)));
      return this;
    }

    /**
     * Adds an observer. Without any, failed handlers and lost events are told on standard error.
     *
     * @param observer hears what the listener does
     * @return this builder
     */
    public Builder observer(ListenerObserver observer) {
      observers.add(Objects.requireNonNull(observer, "observer"));
      return this;
    }

    /**
     * Sets what happens when a handler throws; {@link FailurePolicy#standard()} if not set.
     *
     * @param policy the policy
     * @return this builder
     */
    public Builder failurePolicy(FailurePolicy policy) {
      failurePolicy = Objects.requireNonNull(policy, "policy");
      return this;
    }

    /**
     * Says what {@code len} counts, which is found out otherwise.
     *
     * @param unit the unit
     * @return this builder
     */
    public Builder lengthUnit(LengthUnit unit) {
      lengthUnit = Optional.of(unit);
      return this;
    }

    /**
     * Sets how long the first payload that is not ASCII is waited for beyond its first {@code len}
     * bytes, to find out what {@code len} counts; 200 ms if not set. It is waited only once, and
     * only when a supervisor counts bytes.
     *
     * @param wait not negative
     * @return this builder
     */
    public Builder lengthUnitWait(Duration wait) {
      if (wait.isNegative()) {
        throw new IllegalArgumentException("lengthUnitWait must not be negative: " + wait);
      }
      waitNanos = wait.toNanos();
      return this;
    }

    /**
     * Sets the largest {@code len} that is believed; 16 MiB if not set.
     *
     * @param bytes from 1 to 256 MiB
     * @return this builder
     */
    public Builder maxPayloadBytes(int bytes) {
      if (bytes < 1 || bytes > LONGEST_PAYLOAD) {
        throw new IllegalArgumentException(
            "maxPayloadBytes must be from 1 to " + LONGEST_PAYLOAD + ", not " + bytes);
      }
      longestPayload = bytes;
      return this;
    }

    /**
     * Makes the first SIGTERM stop the listener, and others in this JVM that ask for it, as {@link
     * SupervisorListener#close()} does: the event in flight is finished and answered, {@code run()}
     * returns, and when {@code main} returns and no other thread that is not a daemon runs, the JVM
     * exits with 0. Otherwise a JVM exits with 143, which supervisord calls unexpected. A second
     * SIGTERM ends the JVM as usual.
     *
     * @return this builder
     */
    public Builder stopOnSigterm() {
      stopOnSigterm = true;
      return this;
    }

    /**
     * Sleeps until the next event comes, also while events follow one another closely. As a rule
     * the thread of {@link SupervisorListener#run} then stays awake for up to 0.1 ms, which makes
     * round trips quicker; this is for a listener whose other threads need the cores meanwhile.
     *
     * @return this builder
     */
    public Builder sleepBetweenEvents() {
      sleepBetweenEvents = true;
      return this;
    }

    /**
     * Listens on other streams than the standard ones, which are then left alone; for tests and for
     * supervisors within the same process.
     *
     * @param in what supervisord writes; closing it, or interrupting the thread that reads, must
     *     end a blocked read, and {@code available()} must tell of bytes that are there: without
     *     them the first payload that is not ASCII may lack its end
     * @param out what supervisord reads
     * @return this builder
     */
    public Builder streams(InputStream in, OutputStream out) {
      streams =
          Optional.of(
              new Streams(Objects.requireNonNull(in, "in"), Objects.requireNonNull(out, "out")));
      return this;
    }

    /**
     * Builds the listener, and takes standard output and input for it unless it has streams of its
     * own.
     *
     * @return the listener, not yet running
     */
    public SupervisorListener build() {
      Streams own = streams.isPresent() ? streams.get() : standardStreams();
      ListenerObserver observer =
          observers.isEmpty() ? new StderrObserver() : new Observers(observers);
      InputBuffer input = new InputBuffer(own.in());
      PayloadLength payloadLength = new PayloadLength(input, waitNanos, observer);
      if (lengthUnit.isPresent()) {
        payloadLength.force(lengthUnit.get());
      }
      ListenerLoop loop =
          new ListenerLoop(
              own.in(),
              new EventReader(input, payloadLength, longestPayload),
              new ResultWriter(own.out()),
              new EventDispatcher(subscriptions, failurePolicy, observer),
              observer);
      return new SupervisorListener(loop, stopOnSigterm, streams.isEmpty());
    }

    private Streams standardStreams() {
      StdoutGuard guard = StdoutGuard.take();
      guard.in().sleepsAlways(sleepBetweenEvents);
      return new Streams(guard.in(), guard.out());
    }

    private Builder subscribe(String eventName, EventAnswer<? super Event> handler) {
      subscriptions.add(new Subscription.ByType(EventNames.typeNamed(eventName), handler));
      return this;
    }
  }
}
