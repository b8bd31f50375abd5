package io.github.supervisorevents.supervisor.log;

import java.nio.ByteBuffer;

/**
 * Takes terminal escape sequences out of what a process writes: from {@code ESC [} to the next of
 * the letters that supervisord takes for the end of one. A sequence may be spread over many reads.
 */
final class AnsiStripper {
  static final byte ESCAPE = 0x1b;
  private static final String TERMINATORS = "HfABCDRsuJKhlpm";

  private boolean inSequence;
  private boolean wellFormed;

  /**
   * Leaves only text between position and limit.
   *
   * @return true if an ESC at the very end was cut off too, because what follows decides about it:
   *     it must come back in front of that
   */
  boolean strip(ByteBuffer bytes) {
    boolean openEnd = false;
    int to = bytes.position();
    int end = bytes.limit();
    for (int from = bytes.position(); from < end; from++) {
      byte b = bytes.get(from);
      if (inSequence) {
        skip(b);
      } else if (b != ESCAPE) {
        bytes.put(to++, b);
      } else if (from + 1 == end) {
        openEnd = true;
      } else if (bytes.get(from + 1) == '[') {
        from++;
        inSequence = true;
        wellFormed = true;
      } else {
        bytes.put(to++, b);
      }
    }
    bytes.limit(to);
    // A real sequence goes on in the next read; anything else must not swallow what comes then.
    inSequence &= wellFormed;
    return openEnd;
  }

  private void skip(byte b) {
    if (TERMINATORS.indexOf(b) >= 0) {
      inSequence = false;
    } else {
      wellFormed &= b >= ' ' && b <= '?';
    }
  }
}
