package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.Event;
import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.listener.event.EventPayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What supervisord wrote to a listener, byte for byte. */
enum Recording {
  ALL_EVENTS("supervisord-4.2.5-all-events.bin", 120),
  UNICODE("supervisord-4.2.5-unicode.bin", 12);

  private final String file;
  private final int events;

  Recording(String file, int events) {
    this.file = file;
    this.events = events;
  }

  int events() {
    return events;
  }

  /** {@code len} counts code points. */
  byte[] bytes() {
    try (InputStream in = Recording.class.getResourceAsStream("/transcripts/" + file)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The same events as a supervisor sends them whose {@code len} counts bytes. */
  byte[] inByteMode() {
    ByteArrayOutputStream converted = new ByteArrayOutputStream();
    for (String[] event : frames()) {
      int bytes = event[1].getBytes(StandardCharsets.UTF_8).length;
      String header = event[0].replaceAll("len:[0-9]+$", "len:" + bytes);
      converted.writeBytes((header + "\n" + event[1]).getBytes(StandardCharsets.UTF_8));
    }
    return converted.toByteArray();
  }

  /** The events, read in the simplest way: everything is decoded before anything is counted. */
  List<Event> expected() {
    return frames().stream()
        .map(frame -> Event.parse(EventHeader.parse(frame[0]), frame[1]))
        .toList();
  }

  List<EventPayload> expectedPayloads() {
    return expected().stream().map(Event::typed).toList();
  }

  private List<String[]> frames() {
    String text = new String(bytes(), StandardCharsets.UTF_8);
    List<String[]> frames = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int lineFeed = text.indexOf('\n', at);
      String header = text.substring(at, lineFeed);
      int length = Integer.parseInt(header.substring(header.lastIndexOf("len:") + 4));
      int end = text.offsetByCodePoints(lineFeed + 1, length);
      frames.add(new String[] {header, text.substring(lineFeed + 1, end)});
      at = end;
    }
    return frames;
  }
}
