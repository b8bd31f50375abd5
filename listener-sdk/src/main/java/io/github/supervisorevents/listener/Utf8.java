package io.github.supervisorevents.listener;

import java.io.IOException;

/** Counts code points in bytes that are not decoded yet. */
final class Utf8 {
  private Utf8() {}

  /** How many bytes the code point has that begins with this one; 0 when none does. */
  static int width(byte lead) {
    if (lead >= 0) {
      return 1;
    }
    int unsigned = lead & 0xff;
    if (unsigned < 0xc2 || unsigned > 0xf4) {
      return 0;
    }
    return unsigned < 0xe0 ? 2 : unsigned < 0xf0 ? 3 : 4;
  }

  /**
   * The index after so many code points, which are read as far as they are not here yet; -1 when
   * the input ends before.
   */
  static int after(InputBuffer input, int from, int codePoints) throws IOException {
    int index = from;
    for (int count = 0; count < codePoints; count++) {
      if (!input.ensure(index + 1)) {
        return -1;
      }
      index += Math.max(1, width(input.at(index)));
    }
    return input.ensure(index) ? index : -1;
  }

  /**
   * How many code points begin within the first so many bytes; the last one may be cut off. -1 when
   * the bytes are not UTF-8.
   */
  static int begunWithin(InputBuffer input, int length) {
    int count = 0;
    int index = 0;
    while (index < length) {
      int width = width(input.at(index));
      if (width == 0) {
        return -1;
      }
      for (int more = index + 1; more < Math.min(index + width, length); more++) {
        if ((input.at(more) & 0xc0) != 0x80) {
          return -1;
        }
      }
      index += width;
      count++;
    }
    return count;
  }
}
