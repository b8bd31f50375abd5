package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.listener.SupervisorListener;
import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.notifier.config.FileTrouble;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Events as supervisord writes them to a listener, read from a file. */
final class RecordedEvents {
  private static final String STDIN = "-";

  private RecordedEvents() {}

  /**
   * Reads them.
   *
   * @param name a file, or {@code -} for stdin
   * @throws IOException when it cannot be read, or is not what supervisord writes
   */
  static List<Event> read(String name) throws IOException {
    try (InputStream in = open(name)) {
      return read(in);
    }
  }

  /**
   * Opens a recording.
   *
   * @param name a file, or {@code -} for stdin
   */
  static InputStream open(String name) throws IOException {
    if (name.equals(STDIN)) {
      return System.in;
    }
    if (Files.isDirectory(Path.of(name))) {
      throw new IOException(
          FileTrouble.ofReading(Path.of(name), new IOException("it is a directory")));
    }
    try {
      return Files.newInputStream(Path.of(name));
    } catch (IOException e) {
      throw new IOException(FileTrouble.ofReading(Path.of(name), e), e);
    }
  }

  /** Reads them from a text of our own. */
  static List<Event> of(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Event> read(InputStream in) throws IOException {
    List<Event> events = new ArrayList<>();
    SupervisorListener.builder()
        .on("EVENT", (Event event) -> events.add(event))
        .streams(in, OutputStream.nullOutputStream())
        .build()
        .run();
    return events;
  }
}
