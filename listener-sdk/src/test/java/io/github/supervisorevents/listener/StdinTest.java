package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A named pipe, with this test at the other end. */
@Timeout(60)
class StdinTest {
  @TempDir private Path folder;
  private RandomAccessFile pipe;
  private OutputStream supervisord;
  private Stdin stdin;

  @BeforeEach
  void open() throws Exception {
    Path fifo = folder.resolve("stdin");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    pipe = new RandomAccessFile(fifo.toFile(), "rw"); // Both ways: opening does not wait.
    supervisord = Channels.newOutputStream(pipe.getChannel());
    stdin = new Stdin(new FileInputStream(fifo.toFile()));
  }

  @AfterEach
  void close() throws IOException {
    stdin.close();
    pipe.close();
  }

  @Test
  void whatFollowsCloselyComesWholeAndInOrder() throws Exception {
    for (int i = 0; i < 1000; i++) {
      supervisord.write(i);
      assertThat(stdin.read()).isEqualTo(i & 0xff);
    }
  }

  @Test
  void asleepItComesWholeAndInOrderToo() throws Exception {
    stdin.sleepsAlways(true);

    whatFollowsCloselyComesWholeAndInOrder();
  }

  @Test
  void endsAfterWhatFollowedClosely() throws Exception {
    whatFollowsCloselyComesWholeAndInOrder();

    pipe.close();

    assertThat(stdin.read()).isEqualTo(-1);
  }

  @Test
  void anotherThreadEndsTheReadByClosingWheneverItDoes() throws Exception {
    for (int pause = 0; pause < 300; pause += 10) {
      whatFollowsCloselyComesWholeAndInOrder();
      CompletableFuture<Integer> read = CompletableFuture.supplyAsync(this::read);
      long started = System.nanoTime();
      while (System.nanoTime() - started < pause * 1000L) {
        Thread.onSpinWait();
      }
      stdin.close();

      assertThatThrownBy(read::join)
          .isInstanceOf(CompletionException.class)
          .hasRootCauseInstanceOf(IOException.class);
      stdin = new Stdin(new FileInputStream(folder.resolve("stdin").toFile()));
    }
  }

  private int read() {
    try {
      return stdin.read();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }
}
