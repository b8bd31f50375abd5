package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * READY, event, answer, and again. One thread runs it; any thread may close it.
 *
 * <p>While the loop waits for an event, closing it closes the input, and an event that is just
 * coming in stays unanswered: supervisord keeps it for the next listener. While an event is being
 * handled, closing lets it be finished and answered.
 */
final class ListenerLoop {
  private final InputStream in;
  private final EventReader reader;
  private final ResultWriter writer;
  private final EventDispatcher dispatcher;
  private final ListenerObserver observer;
  private final PoolSerials serials = PoolSerials.in(System.getenv());
  private final Object lock = new Object();
  private boolean closed;

  /** The thread that waits for an event, null while there is none. */
  private Thread waiting;

  /** Whether closing has interrupted it. */
  private boolean woken;

  ListenerLoop(
      InputStream in,
      EventReader reader,
      ResultWriter writer,
      EventDispatcher dispatcher,
      ListenerObserver observer) {
    this.in = in;
    this.reader = reader;
    this.writer = writer;
    this.dispatcher = dispatcher;
    this.observer = observer;
  }

  void run() throws IOException {
    try {
      if (!isClosed()) {
        writer.ready();
        observer.ready();
      }
      Optional<Event> event = next();
      while (event.isPresent()) {
        handle(event.get());
        event = next();
      }
    } finally {
      observer.stopped();
    }
  }

  void close() {
    synchronized (lock) {
      if (!closed) {
        closed = true;
        lock.notifyAll();
        if (waiting != null) {
          closeInput();
          // A PipedInputStream goes on reading when it is closed.
          woken = true;
          waiting.interrupt();
        }
      }
    }
  }

  /** The next event; empty when there is none, or it came too late. */
  private Optional<Event> next() throws IOException {
    synchronized (lock) {
      if (closed) {
        return Optional.empty();
      }
      waiting = Thread.currentThread();
    }
    Optional<Event> event = Optional.empty();
    try {
      event = reader.read();
    } catch (IOException ended) {
      if (!isClosed() && !isInterruption(ended)) {
        throw ended;
      }
    } finally {
      waitNoMore();
    }
    return isClosed() ? Optional.empty() : event;
  }

  /** The interruption was for the read only: who called run() does not find it. */
  private void waitNoMore() {
    synchronized (lock) {
      waiting = null;
      if (woken) {
        Thread.interrupted();
      }
    }
  }

  /** Some streams end the interruption when they tell of it. */
  private static boolean isInterruption(IOException ended) {
    if (ended instanceof InterruptedIOException && !(ended instanceof SocketTimeoutException)) {
      Thread.currentThread().interrupt();
    }
    return Thread.currentThread().isInterrupted();
  }

  private void handle(Event event) throws IOException {
    observeGap(event.header());
    observer.event(event);
    long started = System.nanoTime();
    EventDispatcher.Answer answer = dispatcher.dispatch(event);
    long took = System.nanoTime() - started;
    if (!answer.pause().isZero()) {
      pause(answer.pause());
    }
    boolean goOn = !isClosed();
    if (goOn) {
      writer.resultAndReady(answer.result());
    } else {
      writer.result(answer.result());
    }
    if (!answer.failed()) {
      observer.handled(event, answer.result(), Duration.ofNanos(took));
    }
    if (goOn) {
      observer.ready();
    }
  }

  private void observeGap(EventHeader header) {
    long lost = serials.lostBefore(header);
    if (lost > 0) {
      observer.gap(header, lost);
    }
  }

  /** Ends early when the listener is closed or its thread interrupted. */
  private void pause(Duration pause) {
    long deadline = System.nanoTime() + pause.toNanos();
    synchronized (lock) {
      long left = pause.toNanos();
      while (!closed && left > 0) {
        try {
          TimeUnit.NANOSECONDS.timedWait(lock, left);
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          closed = true;
        }
        left = deadline - System.nanoTime();
      }
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }

  private void closeInput() {
    try {
      in.close();
    } catch (IOException alreadyGone) {
      // Then a read on it ends as well.
    }
  }
}
