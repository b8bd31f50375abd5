package io.github.supervisorevents.benchmarks.jmh;

import io.github.supervisorevents.listener.SupervisorListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One event through the SDK: header, payload, handler, RESULT and READY; no pipes. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReadEvents {
  private static final int EVENTS = 1000;

  private final byte[] events = events();

  private static byte[] events() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < EVENTS; i++) {
      String payload = "processname:web_00 groupname:web from_state:RUNNING expected:0 pid:" + i;
      all.append("ver:3.0 server:supervisor serial:").append(i);
      all.append(" pool:notifier poolserial:").append(i);
      all.append(" eventname:PROCESS_STATE_EXITED len:").append(payload.length());
      all.append('\n').append(payload);
    }
    return all.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** As maps. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void asMaps(Blackhole consumer) throws IOException {
    SupervisorListener.builder()
        .on("PROCESS_STATE", (headers, payload) -> consumer.consume(payload.get("pid")))
        .streams(new ByteArrayInputStream(events), OutputStream.nullOutputStream())
        .build()
        .run();
  }
}
