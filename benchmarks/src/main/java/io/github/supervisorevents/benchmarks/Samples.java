package io.github.supervisorevents.benchmarks;

import java.util.Arrays;

/** Durations that were measured, in nanoseconds. Not for use by several threads. */
final class Samples {
  private long[] values = new long[1024];
  private int count;

  void add(long nanos) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = nanos;
  }

  int count() {
    return count;
  }

  /** The value below which this share of the samples lies, in milliseconds. */
  double percentileMillis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    int index = (int) Math.ceil(share * count) - 1;
    return sorted[Math.max(0, Math.min(count - 1, index))] / 1e6;
  }

  double medianMillis() {
    return percentileMillis(0.5);
  }
}
