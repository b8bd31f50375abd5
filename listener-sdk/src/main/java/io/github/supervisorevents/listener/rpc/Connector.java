package io.github.supervisorevents.listener.rpc;

import io.github.supervisorevents.listener.rpc.RpcTimeoutException.Limit;
import io.github.supervisorevents.listener.rpc.RpcUnreachableException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens one connection within the limits. For one thread. */
final class Connector {
  /** How long to leave a unix socket alone whose queue of connections is full. */
  private static final long FULL_QUEUE_PAUSE_MILLIS = 10;

  private final CallSite site;
  private final RpcTimeouts timeouts;
  private final Deadline callEnd;
  private final Deadline connectEnd;

  private Connector(CallSite site, RpcTimeouts timeouts) {
    this.site = site;
    this.timeouts = timeouts;
    this.callEnd = Deadline.in(timeouts.call());
    this.connectEnd = Deadline.in(timeouts.connect()).orSooner(callEnd);
  }

  static Connection connect(CallSite site, RpcTimeouts timeouts) {
    return new Connector(site, timeouts).connect();
  }

  private Connection connect() {
    try {
      List<? extends SocketAddress> addresses = site.address().resolve();
      IOException last = new ConnectException("no address");
      for (SocketAddress address : addresses) {
        try {
          return connect(address);
        } catch (IOException e) {
          last = e;
        }
      }
      throw last;
    } catch (UnknownHostException e) {
      throw site.unreachable(Reason.UNKNOWN_HOST, e);
    } catch (IOException e) {
      throw site.unreachable(reason(e), e);
    }
  }

  private Connection connect(SocketAddress address) throws IOException {
    return address instanceof UnixDomainSocketAddress unix
        ? connectUnix(unix)
        : connectTcp(address);
  }

  private Connection connectTcp(SocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    Selector selector = selectorFor(channel);
    try {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_CONNECT);
      if (!channel.connect(address)) {
        do {
          pause(selector, connectEnd.selectMillis());
        } while (!channel.finishConnect());
      }
      return new Connection(site, channel, selector, timeouts, callEnd);
    } catch (IOException | RuntimeException e) {
      Connection.close(channel, selector);
      throw e;
    }
  }

  /** A unix socket connects at once or has a full queue, which no selector can wait for. */
  private Connection connectUnix(UnixDomainSocketAddress address) throws IOException {
    while (true) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      Selector selector = selectorFor(channel);
      boolean connected = false;
      try {
        channel.configureBlocking(false);
        channel.register(selector, 0);
        connected = connectNow(channel, address);
        if (connected) {
          return new Connection(site, channel, selector, timeouts, callEnd);
        }
        pause(selector, FULL_QUEUE_PAUSE_MILLIS);
      } finally {
        if (!connected) {
          Connection.close(channel, selector);
        }
      }
    }
  }

  /** Where no more files can be opened, the channel must not stay open for nothing. */
  private static Selector selectorFor(SocketChannel channel) throws IOException {
    try {
      return Selector.open();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean connectNow(SocketChannel channel, UnixDomainSocketAddress address)
      throws IOException {
    try {
      return channel.connect(address);
    } catch (SocketException e) {
      // EAGAIN has no exception of its own.
      if (says(e, "temporarily unavailable")) {
        return false;
      }
      throw e;
    }
  }

  private void pause(Selector selector, long millis) throws IOException {
    selector.select(millis);
    selector.selectedKeys().clear();
    if (Thread.currentThread().isInterrupted()) {
      throw site.interrupted();
    }
    if (callEnd.isOver()) {
      throw site.timeout(Limit.CALL, timeouts.call());
    }
    if (connectEnd.isOver()) {
      throw site.timeout(Limit.CONNECT, timeouts.connect());
    }
  }

  private Reason reason(IOException e) {
    if (site.address() instanceof ServerAddress.Unix unix && !says(e, "too long")) {
      Path socket = Path.of(unix.path());
      if (Files.notExists(socket)) {
        return Reason.NO_SUCH_FILE;
      }
      if (Files.exists(socket) && !Files.isWritable(socket)) {
        return Reason.NO_PERMISSION;
      }
    }
    boolean refused = e instanceof ConnectException && says(e, "refused");
    return refused ? Reason.REFUSED : Reason.OTHER;
  }

  private static boolean says(IOException e, String words) {
    return String.valueOf(e.getMessage()).contains(words);
  }
}
