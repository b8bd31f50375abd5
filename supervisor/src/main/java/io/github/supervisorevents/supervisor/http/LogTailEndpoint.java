package io.github.supervisorevents.supervisor.http;

import io.github.supervisorevents.supervisor.control.Namespec;
import io.github.supervisorevents.supervisor.control.ProcessStatus;
import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.control.SupervisorStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Logs as they grow: {@code /logtail/NAME}, {@code /logtail/NAME/stderr} and {@code /mainlogtail}.
 */
final class LogTailEndpoint implements Endpoint {
  private static final String PROCESS = "/logtail";
  private static final String MAIN = "/mainlogtail";
  private static final int HEAD_BYTES = 1024;

  private final SupervisorControl control;
  private final Scheduler scheduler;
  private final Executor executor;
  private final Set<LogStream> streams = ConcurrentHashMap.newKeySet();

  LogTailEndpoint(SupervisorControl control, Scheduler scheduler, Executor executor) {
    this.control = control;
    this.scheduler = scheduler;
    this.executor = executor;
  }

  @Override
  public boolean serves(String path) {
    return path.startsWith(PROCESS) || path.startsWith(MAIN);
  }

  @Override
  public void handle(Exchange exchange) {
    if (!exchange.method().equals("GET")) {
      exchange.response().getHeaders().put(HttpHeader.ALLOW, "GET");
      exchange.refuseUnread(405, "logs are asked for with GET");
      return;
    }
    String path = exchange.path();
    CompletableFuture<Optional<Path>> file =
        path.startsWith(MAIN)
            ? control.status().thenApply(SupervisorStatus::mainLog)
            : processLog(path.substring(PROCESS.length()));
    file.exceptionally(fault -> Optional.empty())
        .thenAcceptAsync(log -> follow(exchange, log), executor);
  }

  /** {@code /NAME} or {@code /NAME/CHANNEL}. */
  private CompletableFuture<Optional<Path>> processLog(String rest) {
    String[] parts = rest.split("/", 3);
    String channel = parts.length > 2 ? parts[2] : "stdout";
    Optional<CompletableFuture<ProcessStatus>> status =
        parts.length < 2 ? Optional.empty() : Namespec.parse(parts[1]).name().map(control::process);
    return status
        .map(future -> future.thenApply(process -> log(process, channel)))
        .orElse(CompletableFuture.completedFuture(Optional.empty()));
  }

  private static Optional<Path> log(ProcessStatus process, String channel) {
    return switch (channel) {
      case "stdout" -> process.stdoutLog();
      case "stderr" -> process.stderrLog();
      default -> Optional.empty();
    };
  }

  private void follow(Exchange exchange, Optional<Path> file) {
    if (file.filter(Files::isRegularFile).isEmpty()) {
      exchange.refuse(404, "there is no such log");
      return;
    }
    try {
      LogFollower follower = new LogFollower(file.get(), HEAD_BYTES);
      exchange
          .response()
          .getHeaders()
          .put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8")
          .put("X-Accel-Buffering", "no")
          .putDate(HttpHeader.LAST_MODIFIED, Files.getLastModifiedTime(file.get()).toMillis());
      begin(exchange, follower);
    } catch (IOException unreadable) {
      exchange.refuse(404, "the log cannot be read");
    }
  }

  private void begin(Exchange exchange, LogFollower follower) {
    LogStream[] self = new LogStream[1];
    self[0] = new LogStream(exchange, follower, scheduler, executor, () -> streams.remove(self[0]));
    streams.add(self[0]);
    self[0].begin();
  }

  /** Ends all streams soon. */
  void close() {
    streams.forEach(LogStream::close);
  }
}
