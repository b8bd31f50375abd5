package io.github.supervisorevents.supervisor.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Where every request comes in: who is it, may it, and whose is it. */
final class FrontHandler extends Handler.Abstract {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Map<String, PasswordCheck> passwords;
  private final ConnectionDeadlines deadlines;
  private final List<Endpoint> endpoints;

  /**
   * The front.
   *
   * @param passwords by the name of the connector; one that is not there asks for none
   */
  FrontHandler(
      Map<String, PasswordCheck> passwords,
      ConnectionDeadlines deadlines,
      List<Endpoint> endpoints) {
    this.passwords = Map.copyOf(passwords);
    this.deadlines = deadlines;
    this.endpoints = List.copyOf(endpoints);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = new Exchange(request, response, callback);
    deadlines.arrived(request.getConnectionMetaData().getConnection());
    if (!isKnown(exchange)) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"default\"");
      exchange.refuseUnread(401, "a user name and a password are needed");
    } else if (comesFromElsewhere(exchange)) {
      exchange.refuseUnread(403, "requests from pages of other sites are refused");
    } else {
      Optional<Endpoint> endpoint =
          endpoints.stream().filter(one -> one.serves(exchange.path())).findFirst();
      endpoint.ifPresentOrElse(
          one -> one.handle(exchange), () -> exchange.refuseUnread(404, "there is nothing here"));
    }
    return true;
  }

  private boolean isKnown(Exchange exchange) {
    String connector = exchange.request().getConnectionMetaData().getConnector().getName();
    PasswordCheck password = passwords.get(connector);
    return password == null || password.accepts(exchange.header(HttpHeader.AUTHORIZATION));
  }

  /**
   * A browser says which site's page sends a request that changes something; other clients say
   * nothing.
   */
  private static boolean comesFromElsewhere(Exchange exchange) {
    if (READING.contains(exchange.method())) {
      return false;
    }
    String origin = exchange.header(HttpHeader.ORIGIN);
    return !origin.isEmpty() && !origin(origin).equals(exchange.header(HttpHeader.HOST));
  }

  private static String origin(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException nonsense) {
      return origin;
    }
  }
}
