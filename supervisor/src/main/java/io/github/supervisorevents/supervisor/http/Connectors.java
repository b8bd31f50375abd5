package io.github.supervisorevents.supervisor.http;

import io.github.supervisorevents.supervisor.spec.ServerSpec;
import java.nio.file.Path;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;

/** Makes the connectors of a server, all with the same limits. */
final class Connectors {
  private static final int BUFFER_BYTES = 16 << 10;

  private final Server server;
  private final HttpLimits limits;

  Connectors(Server server, HttpLimits limits) {
    this.server = server;
    this.limits = limits;
  }

  AbstractConnector unix(Path path) {
    UnixDomainServerConnector connector =
        new UnixDomainServerConnector(server, 0, 1, new LenientConnectionFactory(configuration()));
    connector.setUnixDomainPath(path);
    connector.setIdleTimeout(limits.idle().toMillis());
    return connector;
  }

  AbstractConnector inet(ServerSpec.Inet spec) {
    ServerConnector connector =
        new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(spec.host().isEmpty() ? null : spec.host());
    connector.setPort(spec.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    return connector;
  }

  private HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(limits.headerBytes());
    configuration.setOutputBufferSize(BUFFER_BYTES);
    configuration.setSendServerVersion(false);
    configuration.setUseInputDirectByteBuffers(false);
    configuration.setUseOutputDirectByteBuffers(false);
    return configuration;
  }
}
