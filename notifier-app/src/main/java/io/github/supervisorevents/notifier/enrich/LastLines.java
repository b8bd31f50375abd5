package io.github.supervisorevents.notifier.enrich;

import io.github.supervisorevents.listener.rpc.LogTail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes the last lines of a program's log. Immutable. */
final class LastLines {
  /** Of a log; what is longer than this is not looked for. */
  static final int MOST_BYTES = 64 * 1024;

  private static final int LONGEST_LINE = 500;

  private final int number;

  LastLines(int number) {
    this.number = number;
  }

  /**
   * The last lines, oldest first; empty when there is no log or nothing in it.
   *
   * @param tail what supervisord says; empty when it cannot, for it fails on what is not UTF-8, and
   *     on a character that begins before the part that was asked for
   * @param file the log, to be read directly then
   */
  List<String> of(Optional<LogTail> tail, Optional<String> file) {
    if (number == 0) {
      return List.of();
    }
    return tail.map(found -> last(found.text(), found.overflow()))
        .orElseGet(() -> file.map(this::read).orElse(List.of()));
  }

  /** Whether all of it is one line, and its beginning is missing. */
  boolean isWithinOneLine(LogTail tail) {
    return number > 0
        && tail.overflow()
        && !tail.text().isBlank()
        && last(tail.text(), true).isEmpty();
  }

  private List<String> last(String text, boolean isCut) {
    List<String> lines =
        text.lines()
            .skip(isCut ? 1 : 0)
            .map(String::stripTrailing)
            .filter(line -> !line.isEmpty())
            .map(LastLines::shortened)
            .toList();
    return lines.subList(Math.max(0, lines.size() - number), lines.size());
  }

  private static String shortened(String line) {
    if (line.length() <= LONGEST_LINE) {
      return line;
    }
    boolean splitsPair = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1));
    return line.substring(0, splitsPair ? LONGEST_LINE - 1 : LONGEST_LINE) + "…";
  }

  private List<String> read(String file) {
    try (SeekableByteChannel log = Files.newByteChannel(Path.of(file))) {
      long from = Math.max(0, log.size() - MOST_BYTES);
      log.position(from);
      ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
      while (bytes.hasRemaining() && log.read(bytes) >= 0) {
        // Goes on until the end of the log.
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      return last(text, from > 0);
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
  }
}
