package io.github.supervisorevents.benchmarks;

import io.github.supervisorevents.listener.SupervisorListener;

/** The bare SDK listener that the benchmark plays to: takes every event, answers OK. */
public final class SdkListener {
  private static long seen;

  private SdkListener() {}

  /** Runs until the end of input. */
  public static void main(String[] args) throws Exception {
    SupervisorListener.builder().on("EVENT", (headers, payload) -> seen++).build().run();
  }
}
