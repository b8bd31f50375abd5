package io.github.supervisorevents.listener.rpc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A log file as it grows, as {@code tail -f} shows it: its last kilobyte, then what is added, until
 * one side ends it. Reading waits without limit; the stream is at its end when the server closes
 * the connection, for example because supervisord shuts down.
 *
 * <pre>{@code
 * try (LogStream log = client.followProcessLog("web:web_00", LogStream.Channel.STDOUT)) {
 *   BufferedReader lines = log.lines();
 *   for (String line = lines.readLine(); line != null; line = lines.readLine()) {
 *     System.out.println(line);
 *   }
 * }
 * }</pre>
 *
 * <p>One thread reads; {@link #close()} may be called by any thread and ends the waiting of the one
 * that reads.
 */
public final class LogStream extends InputStream {
  /** Which output of a process. */
  public enum Channel {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
  }

  private final Connection connection;
  private final HttpBody body;
  private volatile boolean closed;

  LogStream(Connection connection, HttpBody body) {
    this.connection = connection;
    this.body = body;
  }

  /**
   * Gives the log as lines of UTF-8; a line is there as soon as its end has arrived.
   *
   * @return a reader over this stream, to be made once
   */
  public BufferedReader lines() {
    return new BufferedReader(new InputStreamReader(this, StandardCharsets.UTF_8));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * Reads what is there, and waits when there is nothing.
   *
   * @throws InterruptedIOException when the reading thread is interrupted
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    java.util.Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    try {
      return closed ? -1 : body.read(target, offset, length);
    } catch (RpcBrokenReplyException e) {
      if (closed || e.flaw() == RpcBrokenReplyException.Flaw.CUT_OFF) {
        return -1;
      }
      throw new IOException(e.getMessage(), e);
    } catch (RpcInterruptedException e) {
      InterruptedIOException interrupted = new InterruptedIOException(e.getMessage());
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /**
   * Says whether this side ended it.
   *
   * @return whether {@link #close()} was called
   */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    connection.close();
  }
}
