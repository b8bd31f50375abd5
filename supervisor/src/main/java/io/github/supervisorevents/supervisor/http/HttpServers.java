package io.github.supervisorevents.supervisor.http;

import io.github.supervisorevents.supervisor.control.SupervisorControl;
import io.github.supervisorevents.supervisor.rpc.RpcInterface;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.spec.ServerSpec;
import io.github.supervisorevents.supervisor.web.WebPages;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The HTTP servers of a supervisor, open from {@link #open} to {@link #close}. Both are for the
 * thread that owns the supervisor's life, and block until they are done.
 */
public final class HttpServers implements AutoCloseable {
  private static final int WORKERS = 6;
  private static final int THREAD_IDLE_MILLIS = 10_000;
  private static final long STOP_MILLIS = 2000;

  private final ScheduledExecutorScheduler timer =
      new ScheduledExecutorScheduler("http-timer", true);
  private final List<UnixSocketFile> sockets = new ArrayList<>();
  private final QueuedThreadPool threads;
  private final Server server;
  private final LogTailEndpoint tails;
  private final HttpLog log;

  /**
   * Opens all servers, or none.
   *
   * @param version what clients are told that this supervisor is
   * @param zone whose time clients are told dates in
   * @param log is told of servers that ask for no password, and of what goes wrong later
   * @throws HttpOpenException if one cannot be opened: its socket or port is taken, or it is not
   *     allowed
   */
  public static HttpServers open(
      List<ServerSpec> specs,
      SupervisorControl control,
      String version,
      ZoneId zone,
      HttpLimits limits,
      HttpLog log)
      throws HttpOpenException {
    HttpServers servers = new HttpServers(specs.size(), control, log);
    try {
      Map<String, PasswordCheck> passwords = servers.addConnectors(specs, limits);
      List<Endpoint> endpoints = servers.endpoints(control, version, zone, limits);
      servers.limit(limits, passwords, endpoints);
      servers.start(specs);
      return servers;
    } catch (HttpOpenException failed) {
      servers.close();
      throw failed;
    }
  }

  private HttpServers(int count, SupervisorControl control, HttpLog log) {
    this.log = log;
    // Each server has a thread that waits for its connections.
    threads = new QueuedThreadPool(WORKERS + count, 1, THREAD_IDLE_MILLIS);
    threads.setName("http");
    threads.setReservedThreads(0);
    server = new Server(threads, timer, null);
    tails = new LogTailEndpoint(control, timer, threads);
  }

  private List<Endpoint> endpoints(
      SupervisorControl control, String version, ZoneId zone, HttpLimits limits) {
    RequestBody bodies = new RequestBody(limits, timer);
    RpcInterface methods = new RpcInterface(control, version, zone, threads);
    WebPages pages = new WebPages(control, version, zone, threads);
    return List.of(
        new RpcEndpoint(methods, bodies, threads, log),
        tails,
        new WebEndpoint(pages, bodies, threads, log));
  }

  private void limit(
      HttpLimits limits, Map<String, PasswordCheck> passwords, List<Endpoint> endpoints) {
    server.addBean(new NetworkConnectionLimit(limits.connections(), server));
    ConnectionDeadlines deadlines = new ConnectionDeadlines(timer, limits.request());
    for (Connector connector : server.getConnectors()) {
      ((AbstractConnector) connector).addBean(deadlines);
    }
    server.setHandler(new GracefulHandler(new FrontHandler(passwords, deadlines, endpoints)));
  }

  private Map<String, PasswordCheck> addConnectors(List<ServerSpec> specs, HttpLimits limits)
      throws HttpOpenException {
    Map<String, PasswordCheck> passwords = new HashMap<>();
    Connectors connectors = new Connectors(server, limits);
    for (ServerSpec spec : specs) {
      AbstractConnector connector;
      if (spec instanceof ServerSpec.Unix unix) {
        UnixSocketFile file = new UnixSocketFile(unix, log);
        connector = connectors.unix(file.toBind());
        sockets.add(file);
      } else {
        connector = connectors.inet((ServerSpec.Inet) spec);
      }
      connector.setName(spec.url());
      server.addConnector(connector);
      spec.credentials().ifPresent(known -> passwords.put(spec.url(), new PasswordCheck(known)));
      log.log(LogLevel.INFO, "RPC interface 'supervisor' initialized");
      if (spec.credentials().isEmpty()) {
        log.log(LogLevel.CRITICAL, withoutPassword(spec));
      }
    }
    return passwords;
  }

  private static String withoutPassword(ServerSpec spec) {
    String section = spec instanceof ServerSpec.Unix ? "unix_http_server" : "inet_http_server";
    return "Server '" + section + "' running without any HTTP authentication checking";
  }

  private void start(List<ServerSpec> specs) throws HttpOpenException {
    if (specs.isEmpty()) {
      return;
    }
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false);
    errors.setShowCauses(false);
    server.setErrorHandler(errors);
    server.setStopTimeout(STOP_MILLIS);
    try {
      server.start();
    } catch (Exception failed) {
      throw new HttpOpenException(explain(failed), failed);
    }
    for (UnixSocketFile socket : sockets) {
      socket.publish();
    }
  }

  private String explain(Exception failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String why = why(cause);
    String what = failed.getMessage() + " (" + why + ")";
    // A BindException may also be about an address of another machine, or a missing permission.
    if (cause instanceof BindException && why.contains("in use")) {
      return "Another program is already listening on a port that one of our HTTP servers is to"
          + " use: "
          + what;
    }
    return Arrays.stream(server.getConnectors())
        .filter(Connector::isFailed)
        .findFirst()
        .map(one -> "The HTTP server at " + one.getName() + " cannot be opened: " + why)
        .orElse("An HTTP server cannot be opened: " + what);
  }

  private static String why(Throwable cause) {
    return cause instanceof UnresolvedAddressException
        ? "no address is known for its host"
        : Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }

  /** Ends log streams, gives answers under way two seconds, and closes all servers. */
  @Override
  public void close() {
    tails.close();
    sockets.forEach(UnixSocketFile::remove);
    try {
      server.stop();
    } catch (Exception failed) {
      log.log(LogLevel.ERROR, "closing the HTTP servers: " + failed);
    }
  }
}
