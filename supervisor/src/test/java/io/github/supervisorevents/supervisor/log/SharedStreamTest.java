package io.github.supervisorevents.supervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.supervisor.posix.Descriptors;
import io.github.supervisorevents.supervisor.posix.Errno;
import io.github.supervisorevents.supervisor.posix.NativeBuffer;
import io.github.supervisorevents.supervisor.posix.Sockets;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A standard output that is a socket, as under some container runtimes: it cannot be opened. */
@Timeout(60)
class SharedStreamTest {
  private final int[] ends = Sockets.pair();

  @AfterEach
  void close() {
    Descriptors.close(ends[0]);
    Descriptors.close(ends[1]);
  }

  @Test
  void aSocketIsWrittenThroughASecondDescriptor() throws IOException {
    Stream stream = Stream.open(Path.of("/dev/fd/" + ends[0]));

    assertThat(stream.write(Bytes.of("hello"))).isEqualTo(5);

    NativeBuffer buffer = NativeBuffer.allocate(100);
    assertThat(buffer.read(ends[1])).isEqualTo(5);
    stream.close();
  }

  @Test
  void aFullSocketIsNotWaitedForThoughItBlocks() throws IOException {
    Stream stream = Stream.open(Path.of("/proc/self/fd/" + ends[0]));
    NativeBuffer data = NativeBuffer.allocate(65536);

    int result = 0;
    for (int i = 0; i < 1000 && result >= 0; i++) {
      data.bytes().clear();
      result = stream.write(data);
    }

    assertThat(result).isEqualTo(-Errno.EAGAIN);
    stream.close();
  }
}
