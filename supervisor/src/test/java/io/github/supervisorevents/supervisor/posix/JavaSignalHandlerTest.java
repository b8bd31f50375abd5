package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JavaSignalHandlerTest {
  @Test
  void aSignalBecomesAByteInThePipe() throws PosixException {
    Pipe pipe = Pipe.open();
    NativeBuffer buffer = NativeBuffer.allocate(8);
    List<Integer> numbers = new ArrayList<>();
    try (Poller<String> poller = Poller.open()) {
      poller.add(pipe.readEnd(), Poller.READABLE, "signals");
      JavaSignalHandler.install(ReceivedSignals.HUP, pipe.writeEnd());

      LibC.kill(LibC.getpid(), ReceivedSignals.HUP);
      poller.poll(
          30_000,
          (fd, ready, attachment) -> {
            buffer.read(fd);
            numbers.add((int) buffer.bytes().get());
          });
    }

    assertThat(numbers).containsExactly(ReceivedSignals.HUP);
  }
}
