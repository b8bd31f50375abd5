package io.github.supervisorevents.supervisor.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Waits until one of thousands of descriptors can be read or written, until time is over, or until
 * another thread calls {@link #wakeUp}. Level-triggered: what is not read is reported again.
 *
 * <p>All methods but {@link #wakeUp} are for the one thread that owns it.
 *
 * @param <A> what is kept for each descriptor and handed back when it is ready
 */
public final class Poller<A> implements AutoCloseable {
  public static final int READABLE = 0x1;
  public static final int WRITABLE = 0x4;

  /** The descriptor failed; always reported. */
  public static final int ERROR = 0x8;

  /** The other end was closed; always reported, and what is left can still be read. */
  public static final int HANG_UP = 0x10;

  private static final int ADD = 1;
  private static final int REMOVE = 2;
  private static final int MODIFY = 3;
  private static final int CLOEXEC = 0x80000;
  private static final int NONBLOCK = 0x800;
  private static final int MAX_EVENTS = 512;

  // struct epoll_event { uint32_t events; uint64_t data }, packed on x86-64 alone
  private static final boolean PACKED = System.getProperty("os.arch").matches("amd64|x86_64");
  private static final int EVENT_SIZE = PACKED ? 12 : 16;
  private static final int DATA = PACKED ? 4 : 8;

  private final int epoll;
  private final int eventFd;
  private final NativeBuffer counter = NativeBuffer.allocate(Long.BYTES);
  private final NativeBuffer one = NativeBuffer.allocate(Long.BYTES);
  private final NativeBuffer registration = ordered(EVENT_SIZE);
  private final NativeBuffer events = ordered(EVENT_SIZE * MAX_EVENTS);
  private final AtomicBoolean awake = new AtomicBoolean();
  // by descriptor; the generation tells an event of a closed descriptor from its successor's
  private Object[] attachments = new Object[64];
  private int[] generations = new int[64];
  private int registered;

  private Poller(int epoll, int eventFd) {
    this.epoll = epoll;
    this.eventFd = eventFd;
    one.bytes().order(ByteOrder.nativeOrder()).putLong(0, 1);
  }

  /** Makes one with nothing registered. */
  public static <A> Poller<A> open() throws PosixException {
    int epoll = PosixException.check("epoll_create1", LibC.orErrno(LibC.epoll_create1(CLOEXEC)));
    int eventFd = LibC.orErrno(LibC.eventfd(0, CLOEXEC | NONBLOCK));
    if (eventFd < 0) {
      Descriptors.close(epoll);
      throw new PosixException("eventfd", -eventFd);
    }
    Poller<A> poller = new Poller<>(epoll, eventFd);
    poller.watchSilently(eventFd, poller::drainWakeUps);
    return poller;
  }

  /**
   * Watches a descriptor from now on. It must be given up with {@link #remove} before it is closed.
   *
   * @param interest {@link #READABLE}, {@link #WRITABLE}, both, or 0 for failures only
   * @throws PosixException among others EPERM for a regular file, which is always ready
   */
  public void add(int fd, int interest, A attachment) throws PosixException {
    register(fd, interest, attachment);
    registered++;
  }

  /**
   * Runs an action once, inside a later {@link #poll}, when a descriptor that is not watched takes
   * bytes again. {@link #remove} calls it off.
   */
  public void whenWritable(int fd, Runnable action) throws PosixException {
    Runnable once =
        () -> {
          remove(fd);
          action.run();
        };
    register(fd, WRITABLE, new Silent(once));
  }

  /** Makes {@link #poll} return when the descriptor is readable, and the action run. For good. */
  void watchSilently(int fd, Runnable action) throws PosixException {
    register(fd, READABLE, new Silent(action));
  }

  private void register(int fd, int interest, Object attachment) throws PosixException {
    grow(fd);
    if (attachments[fd] != null) {
      throw new IllegalStateException("descriptor " + fd + " is watched already");
    }
    generations[fd]++;
    control(ADD, fd, interest);
    attachments[fd] = attachment;
  }

  /** Changes what a watched descriptor is watched for. */
  public void modify(int fd, int interest) throws PosixException {
    requireWatched(fd);
    control(MODIFY, fd, interest);
  }

  /** Forgets a descriptor; events of it that were not handed out yet are dropped. */
  public void remove(int fd) {
    requireWatched(fd);
    if (!(attachments[fd] instanceof Silent)) {
      registered--;
    }
    attachments[fd] = null;
    generations[fd]++;
    LibC.epoll_ctl(epoll, REMOVE, fd, registration.address());
  }

  /** True if the descriptor is watched. */
  public boolean watches(int fd) {
    return fd >= 0 && fd < attachments.length && attachments[fd] != null;
  }

  /** How many descriptors are watched. */
  public int size() {
    return registered;
  }

  /**
   * Waits, then hands out every descriptor that is ready. The handler may add, modify and remove.
   *
   * @param timeoutMillis how long to wait at most; 0 not at all, negative without end
   * @return how many were handed out
   */
  public int poll(long timeoutMillis, ReadyHandler<A> handler) throws PosixException {
    int timeout = timeoutMillis < 0 ? -1 : (int) Math.min(timeoutMillis, Integer.MAX_VALUE);
    int count = LibC.orErrno(LibC.epoll_wait(epoll, events.address(), MAX_EVENTS, timeout));
    if (count == -Errno.EINTR) {
      return 0;
    }
    PosixException.check("epoll_wait", count);
    int handed = 0;
    for (int i = 0; i < count; i++) {
      int ready = events.bytes().getInt(i * EVENT_SIZE);
      int fd = events.bytes().getInt(i * EVENT_SIZE + DATA);
      int generation = events.bytes().getInt(i * EVENT_SIZE + DATA + Integer.BYTES);
      if (watches(fd) && generations[fd] == generation) {
        if (attachments[fd] instanceof Silent silent) {
          silent.action().run();
        } else {
          handed++;
          handler.ready(fd, ready, attachment(fd));
        }
      }
    }
    return handed;
  }

  /** Makes the current or the next {@link #poll} return at once. For any thread. */
  public void wakeUp() {
    if (awake.compareAndSet(false, true)) {
      LibC.write(eventFd, one.address(), Long.BYTES);
    }
  }

  /** Closes the poller, not what it watched. No thread may call {@link #wakeUp} any more. */
  @Override
  public void close() {
    Descriptors.close(eventFd);
    Descriptors.close(epoll);
  }

  // Cleared before the loop looks at its queues: a wake-up from here on is a new one.
  private void drainWakeUps() {
    counter.read(eventFd);
    awake.set(false);
  }

  @SuppressWarnings("unchecked") // only add() puts something in
  private A attachment(int fd) {
    return (A) attachments[fd];
  }

  private void control(int operation, int fd, int interest) throws PosixException {
    ByteBuffer event = registration.bytes();
    event.putInt(0, interest).putInt(DATA, fd).putInt(DATA + Integer.BYTES, generations[fd]);
    int result = LibC.orErrno(LibC.epoll_ctl(epoll, operation, fd, registration.address()));
    PosixException.check("epoll_ctl on descriptor " + fd, result);
  }

  private void requireWatched(int fd) {
    if (!watches(fd)) {
      throw new IllegalStateException("descriptor " + fd + " is not watched");
    }
  }

  private void grow(int fd) {
    if (fd >= attachments.length) {
      int size = Integer.highestOneBit(fd) << 1;
      attachments = Arrays.copyOf(attachments, size);
      generations = Arrays.copyOf(generations, size);
    }
  }

  private static NativeBuffer ordered(int size) {
    NativeBuffer buffer = NativeBuffer.allocate(size);
    buffer.bytes().order(ByteOrder.nativeOrder());
    return buffer;
  }

  private record Silent(Runnable action) {}

  /** What is told of a ready descriptor. */
  @FunctionalInterface
  public interface ReadyHandler<A> {
    /**
     * A descriptor is ready.
     *
     * @param ready bits of {@link #READABLE}, {@link #WRITABLE}, {@link #ERROR}, {@link #HANG_UP}
     */
    void ready(int fd, int ready, A attachment);
  }
}
