package io.github.supervisorevents.benchmarks;

import java.io.IOException;

/**
 * Round trips with several processes of one listener, one after the other: where the kernel puts a
 * process decides much of what they take. Used by one thread.
 */
final class RoundTrips {
  private static final int WARM_UP = 20_000;
  private static final int MEASURED = 40_000;

  private final Samples trips = new Samples();
  private final Samples means = new Samples();
  private final Samples cpu = new Samples();

  /** Measures another process, which must be ready. */
  void with(PlayedListener listener) throws IOException, InterruptedException {
    AwakeCores awake = new AwakeCores();
    try {
      listener.exited(WARM_UP, new Samples());
      long cpuBefore = ProcessCpu.nanos(listener.pid());
      means.add(listener.exited(MEASURED, trips) / MEASURED);
      cpu.add((ProcessCpu.nanos(listener.pid()) - cpuBefore) / MEASURED);
    } finally {
      awake.stop();
    }
  }

  /** Round trips a second; the median process. */
  double perSecond() {
    return 1e3 / means.medianMillis();
  }

  /** CPU time of the listener for an event, in microseconds; the median process. */
  double cpuMicros() {
    return cpu.medianMillis() * 1e3;
  }

  /** What this share of all round trips took at most, in milliseconds. */
  double percentileMillis(double share) {
    return trips.percentileMillis(share);
  }
}
