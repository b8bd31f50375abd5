package io.github.supervisorevents.listener;

import java.io.IOException;

/**
 * Finds out how many bytes a payload has, where {@code len} may count code points or bytes.
 *
 * <p>A payload has at least {@code len} bytes in either unit, so these are read first. If they are
 * ASCII, both units agree. If not, and the unit is not known yet:
 *
 * <ol>
 *   <li>Bytes that are not UTF-8 are counted in bytes: a supervisord that counts code points
 *       encodes them itself.
 *   <li>More bytes behind them belong to this payload, since nothing else may come before our
 *       answer: code points. supervisord writes an event with one call, so they are usually here
 *       already; a moment is waited for them, once in a listener's life.
 *   <li>Unless they are the next header: input that was recorded and is played without waiting for
 *       answers. Then it is bytes.
 *   <li>No more bytes: {@code len} was bytes.
 * </ol>
 *
 * <p>Only the last can be wrong, when a supervisord that counts code points is held up in the
 * middle of an event for longer than the wait. Then the rest of the payload comes in before the
 * next header, and is exactly as long as the code points that were missing: it is dropped, code
 * points are the unit from then on, and the observer hears of it. The one event is delivered
 * without its last characters.
 */
final class PayloadLength {
  private static final String HEADER_BEGIN = "ver:";
  private static final String HEADER_SECOND = " server:";

  private final InputBuffer input;
  private final long waitNanos;
  private final ListenerObserver observer;
  private boolean known;
  private LengthUnit unit = LengthUnit.BYTES;
  private boolean doubted;
  private int lateBytes;
  private int lateCodePoints;

  PayloadLength(InputBuffer input, long waitNanos, ListenerObserver observer) {
    this.input = input;
    this.waitNanos = waitNanos;
    this.observer = observer;
  }

  /** Forces the unit. */
  void force(LengthUnit forced) {
    known = true;
    unit = forced;
  }

  /** How many bytes the payload has; they have been read. -1 when the input ends before. */
  int inBytes(int len) throws IOException {
    if (!input.ensure(len)) {
      return -1;
    }
    if (known && unit == LengthUnit.BYTES || input.isAscii(len)) {
      return len;
    }
    if (!known) {
      findOut(len);
    }
    return unit == LengthUnit.BYTES ? len : Utf8.after(input, 0, len);
  }

  private void findOut(int len) throws IOException {
    int begun = Utf8.begunWithin(input, len);
    if (begun < 0) {
      found(LengthUnit.BYTES, "a payload is not UTF-8");
      return;
    }
    if (input.size() == len && !input.awaitMore(waitNanos)) {
      doubted = true;
      lateBytes = bytesCutOff(len);
      lateCodePoints = len - begun;
      found(LengthUnit.BYTES, "nothing came after the first " + len + " bytes of a payload");
      return;
    }
    if (nextHeaderAt(len)) {
      found(LengthUnit.BYTES, "the next event came after " + len + " bytes");
    } else {
      found(LengthUnit.CODE_POINTS, "a payload went on after its first " + len + " bytes");
    }
  }

  /** Before a header is read: drops what came too late of the payload before. */
  void dropLateBytes() throws IOException {
    if (!doubted) {
      return;
    }
    doubted = false;
    if (!input.ensure(HEADER_BEGIN.length()) || headerBeginsAt(0)) {
      return;
    }
    int late = Utf8.after(input, lateBytes, lateCodePoints);
    if (late >= 0 && input.ensure(late + HEADER_BEGIN.length()) && headerBeginsAt(late)) {
      input.skip(late);
      found(LengthUnit.CODE_POINTS, "the last " + late + " bytes of a payload came too late");
    }
  }

  private void found(LengthUnit found, String reason) {
    known = true;
    unit = found;
    observer.lengthUnit(found, reason);
  }

  private int bytesCutOff(int len) {
    int lead = len - 1;
    while (lead > 0 && Utf8.width(input.at(lead)) == 0) {
      lead--;
    }
    return Math.max(0, lead + Utf8.width(input.at(lead)) - len);
  }

  /**
   * Whether a header begins there: {@code ver:3.0 server:}. Bytes that would decide are waited for.
   */
  private boolean nextHeaderAt(int from) throws IOException {
    int index = from;
    for (int next = 0; next < HEADER_BEGIN.length(); next++, index++) {
      if (!hereSoon(index) || input.at(index) != HEADER_BEGIN.charAt(next)) {
        return false;
      }
    }
    while (hereSoon(index) && input.at(index) > ' ') {
      index++;
    }
    for (int next = 0; next < HEADER_SECOND.length(); next++, index++) {
      if (!hereSoon(index) || input.at(index) != HEADER_SECOND.charAt(next)) {
        return false;
      }
    }
    return true;
  }

  private boolean hereSoon(int index) throws IOException {
    return index < input.size() || input.awaitMore(waitNanos);
  }

  private boolean headerBeginsAt(int from) {
    for (int next = 0; next < HEADER_BEGIN.length(); next++) {
      if (input.at(from + next) != HEADER_BEGIN.charAt(next)) {
        return false;
      }
    }
    return true;
  }
}
