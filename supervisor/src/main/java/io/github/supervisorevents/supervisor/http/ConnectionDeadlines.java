package io.github.supervisorevents.supervisor.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose first request does not arrive in time, however diligently it drips.
 * (Between requests the idle timeout is enough: whoever was let in once may be slow.) For any
 * thread.
 */
final class ConnectionDeadlines implements Connection.Listener {
  private final Scheduler scheduler;
  private final Duration patience;
  private final Map<Connection, Scheduler.Task> waiting = new ConcurrentHashMap<>();

  ConnectionDeadlines(Scheduler scheduler, Duration patience) {
    this.scheduler = scheduler;
    this.patience = patience;
  }

  @Override
  public void onOpened(Connection connection) {
    waiting.put(
        connection,
        scheduler.schedule(
            () -> connection.getEndPoint().close(), patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void onClosed(Connection connection) {
    arrived(connection);
  }

  /** A request has come in over this connection. */
  void arrived(Connection connection) {
    Scheduler.Task task = waiting.remove(connection);
    if (task != null) {
      task.cancel();
    }
  }
}
