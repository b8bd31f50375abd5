package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PollerTest {
  private static final long LONG = 50_000;

  private final NativeBuffer buffer = NativeBuffer.allocate(16);
  private final List<Integer> readable = new ArrayList<>();
  private Poller<String> poller;

  @BeforeEach
  void open() throws PosixException {
    poller = Poller.open();
  }

  @AfterEach
  void close() {
    poller.close();
  }

  @Test
  void whatIsReadyIsHandedOutWithItsAttachment() throws PosixException {
    Pipe quiet = Pipe.open();
    Pipe busy = Pipe.open();
    poller.add(quiet.readEnd(), Poller.READABLE, "quiet");
    poller.add(busy.readEnd(), Poller.READABLE, "busy");
    List<String> handed = new ArrayList<>();

    write(busy.writeEnd());
    poller.poll(LONG, (fd, ready, attachment) -> handed.add(attachment));

    assertThat(handed).containsExactly("busy");
    quiet.close();
    busy.close();
  }

  @Test
  void anEventOfADescriptorThatTheHandlerRemovedIsDropped() throws PosixException {
    Pipe one = Pipe.open();
    Pipe two = Pipe.open();
    poller.add(one.readEnd(), Poller.READABLE, "one");
    poller.add(two.readEnd(), Poller.READABLE, "two");
    write(one.writeEnd());
    write(two.writeEnd());

    int handed =
        poller.poll(
            LONG,
            (fd, ready, attachment) -> {
              poller.remove(one.readEnd());
              poller.remove(two.readEnd());
            });

    assertThat(handed).isOne();
    assertThat(poller.size()).isZero();
    one.close();
    two.close();
  }

  @Test
  void anEventIsNotTakenForTheSuccessorOfTheSameNumber() throws PosixException {
    Pipe one = Pipe.open();
    Pipe two = Pipe.open();
    poller.add(one.readEnd(), Poller.READABLE, "one");
    poller.add(two.readEnd(), Poller.READABLE, "two");
    write(one.writeEnd());
    write(two.writeEnd());
    List<String> handed = new ArrayList<>();

    poller.poll(
        LONG,
        (fd, ready, attachment) -> {
          handed.add(attachment);
          int other = fd == one.readEnd() ? two.readEnd() : one.readEnd();
          poller.remove(other);
          again(other);
        });

    assertThat(handed).hasSize(1).doesNotContain("successor");
    one.close();
    two.close();
  }

  @Test
  void theEndOfAPipeIsReported() throws PosixException {
    Pipe pipe = Pipe.open();
    poller.add(pipe.readEnd(), Poller.READABLE, "pipe");
    Descriptors.close(pipe.writeEnd());
    int[] seen = new int[1];

    poller.poll(LONG, (fd, ready, attachment) -> seen[0] = ready);

    assertThat(seen[0] & Poller.HANG_UP).isNotZero();
    Descriptors.close(pipe.readEnd());
  }

  @Test
  void anotherThreadWakesItUpEvenBeforeItWaits() throws PosixException {
    poller.wakeUp();
    poller.wakeUp();

    assertThat(poller.poll(LONG, this::count)).isZero();

    Thread waker = new Thread(poller::wakeUp, "waker");
    waker.start();
    assertThat(poller.poll(LONG, this::count)).isZero();
    assertThat(poller.poll(0, this::count)).as("the wake-ups are used up").isZero();
  }

  @Test
  void thousandsOfDescriptorsAreHandedOutInTheEnd() throws PosixException {
    List<Pipe> pipes = new ArrayList<>();
    for (int i = 0; i < 1500; i++) {
      Pipe pipe = Pipe.open();
      pipes.add(pipe);
      poller.add(pipe.readEnd(), Poller.READABLE, "pipe " + i);
      write(pipe.writeEnd());
    }

    while (readable.size() < pipes.size()) {
      assertThat(poller.poll(LONG, this::readOut)).isPositive();
    }

    assertThat(readable).doesNotHaveDuplicates();
    pipes.forEach(Pipe::close);
  }

  private void again(int fd) {
    try {
      poller.add(fd, 0, "successor");
    } catch (PosixException e) {
      throw new AssertionError(e);
    }
  }

  private void count(int fd, int ready, String attachment) {
    readable.add(fd);
  }

  private void readOut(int fd, int ready, String attachment) {
    assertThat(buffer.read(fd)).isOne();
    readable.add(fd);
  }

  private void write(int fd) {
    buffer.bytes().clear().limit(1);
    assertThat(buffer.write(fd)).isOne();
  }
}
