package io.github.supervisorevents.notifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A wall clock that somebody sets while a notifier in a process of its own goes by it: a file says
 * how far it is off. Any thread.
 */
final class ClockSetByTests extends Clock {
  private final Path offset;

  private ClockSetByTests(Path offset) {
    this.offset = offset;
  }

  /** Runs the notifier by the clock whose file the argument names. */
  public static void main(String[] arguments) throws InterruptedException {
    Clock clock = new ClockSetByTests(Path.of(arguments[0]));
    System.exit(new NotifierApp(System.getenv(), System.err, clock).run());
  }

  /** How far the clock of this file is off from now on. */
  static void set(Path offset, Duration off) throws IOException {
    Path next = Files.writeString(offset.resolveSibling("next-offset"), off.toString());
    Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public Instant instant() {
    try {
      return Instant.now().plus(Duration.parse(Files.readString(offset)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("one zone is enough for tests");
  }
}
