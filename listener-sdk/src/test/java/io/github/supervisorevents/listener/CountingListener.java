package io.github.supervisorevents.listener;

import io.github.supervisorevents.listener.event.EventHeader;
import io.github.supervisorevents.listener.event.ProcessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Checks every log event, prints where one must not print, and tells what it saw after a thousand
 * events.
 */
final class CountingListener {
  static final String LINE = "Größe ☕ 𝄞 起動しました";
  static final int EVENTS = 1000;

  private CountingListener() {}

  public static void main(String[] arguments) throws IOException {
    Path report = Path.of(arguments[0]);
    TreeSet<String> names = new TreeSet<>();
    AtomicInteger events = new AtomicInteger();
    AtomicInteger strange = new AtomicInteger();
    AtomicLong lost = new AtomicLong();
    SupervisorListener.builder()
        .on(
            ProcessLog.class,
            log -> {
              names.add(log.process());
              if (!log.data().replace(LINE + "\n", "").isEmpty()) {
                strange.incrementAndGet();
              }
            })
        .on(
            "EVENT",
            event -> {
              System.out.println("event " + event.header().serial());
              if (events.incrementAndGet() == EVENTS) {
                Path unfinished = report.resolveSibling("unfinished");
                Files.writeString(
                    unfinished, names + ", " + strange + " strange, " + lost + " lost");
                Files.move(unfinished, report);
              }
            })
        .observer(
            new ListenerObserver() {
              @Override
              public void gap(EventHeader header, long missing) {
                lost.addAndGet(missing);
              }
            })
        .stopOnSigterm()
        .build()
        .run();
  }
}
