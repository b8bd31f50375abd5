package io.github.supervisorevents.listener;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes what supervisord reads; the only one that does. For one thread.
 *
 * <pre>
 *   READY⏎          send me an event
 *   RESULT 2⏎OK     that is my answer to it: length in bytes, then so many bytes; no line feed
 * </pre>
 *
 * <p>An answer and the READY after it go out together. A pipe has no message boundaries: a
 * supervisor that reads a little late sees them together anyway, so every supervisor must take them
 * so, and it is one system call less for each event.
 */
final class ResultWriter {
  private static final byte[] READY = ascii("READY\n");
  private static final byte[] OK_READY = ascii("RESULT 2\nOKREADY\n");

  private final OutputStream out;

  ResultWriter(OutputStream out) {
    this.out = out;
  }

  void ready() throws IOException {
    write(READY);
  }

  void result(Result result) throws IOException {
    write(frame(result, 0));
  }

  void resultAndReady(Result result) throws IOException {
    if (result.equals(Result.OK)) {
      write(OK_READY);
      return;
    }
    byte[] frame = frame(result, READY.length);
    System.arraycopy(READY, 0, frame, frame.length - READY.length, READY.length);
    write(frame);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  private static byte[] frame(Result result, int room) {
    byte[] text = result.text().getBytes(StandardCharsets.UTF_8);
    byte[] head = ascii("RESULT ".concat(Integer.toString(text.length)).concat("\n"));
    byte[] frame = new byte[head.length + text.length + room];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(text, 0, frame, head.length, text.length);
    return frame;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
