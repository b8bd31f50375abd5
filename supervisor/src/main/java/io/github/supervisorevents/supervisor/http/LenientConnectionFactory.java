package io.github.supervisorevents.supervisor.http;

import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Takes an empty Host header for {@code localhost}. Supervisor's own {@code supervisorctl} sends
 * one over a unix socket when it follows a log, and HTTP/1.1 servers must not accept it from
 * anybody.
 */
final class LenientConnectionFactory extends HttpConnectionFactory {
  LenientConnectionFactory(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    HttpConnection connection = new LenientConnection(getHttpConfiguration(), connector, endPoint);
    return configure(connection, connector, endPoint);
  }

  private static final class LenientConnection extends HttpConnection {
    LenientConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    protected RequestHandler newRequestHandler() {
      return new HostFiller();
    }

    private final class HostFiller extends RequestHandler {
      @Override
      public void parsedHeader(HttpField field) {
        boolean emptyHost =
            field.getHeader() == HttpHeader.HOST
                && (field.getValue() == null || field.getValue().isBlank());
        super.parsedHeader(emptyHost ? new HostPortHttpField("localhost") : field);
      }
    }
  }
}
