package io.github.supervisorevents.supervisor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.web.WebPages;
import io.github.supervisorevents.supervisor.web.WebRequest;
import io.github.supervisorevents.supervisor.web.WebResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;

/** The pages for people. */
final class WebEndpoint implements Endpoint {
  private final WebPages pages;
  private final RequestBody bodies;
  private final Executor executor;
  private final HttpLog log;

  WebEndpoint(WebPages pages, RequestBody bodies, Executor executor, HttpLog log) {
    this.pages = pages;
    this.bodies = bodies;
    this.executor = executor;
    this.log = log;
  }

  @Override
  public boolean serves(String path) {
    return pages.serves(path);
  }

  @Override
  public void handle(Exchange exchange) {
    switch (exchange.method()) {
      case "GET", "HEAD" -> respond(exchange, false, "");
      case "POST" ->
          bodies.read(exchange, body -> respond(exchange, true, new String(body, UTF_8)));
      default -> {
        exchange.response().getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
        exchange.refuseUnread(405, "pages are asked for with GET, forms are sent with POST");
      }
    }
  }

  private void respond(Exchange exchange, boolean changes, String form) {
    String query = Optional.ofNullable(exchange.request().getHttpURI().getQuery()).orElse("");
    Map<String, String> parameters;
    try {
      parameters = new HashMap<>(WebRequest.parameters(query));
      parameters.putAll(WebRequest.parameters(form));
    } catch (IllegalArgumentException malformed) {
      exchange.refuse(400, "the address or the form cannot be read");
      return;
    }
    exchange.request().addIdleTimeoutListener(idle -> false);
    pages
        .respond(new WebRequest(changes, exchange.path(), parameters))
        .thenAcceptAsync(response -> send(exchange, response), executor)
        .exceptionally(
            defect -> {
              log.log(LogLevel.CRITICAL, "showing " + exchange.path() + " failed: " + defect);
              exchange.callback().failed(defect);
              return null;
            });
  }

  private static void send(Exchange exchange, WebResponse response) {
    response.headers().forEach((name, value) -> exchange.response().getHeaders().put(name, value));
    String type = response.headers().getOrDefault("Content-Type", "text/plain;charset=utf-8");
    exchange.answer(response.status(), type, response.body().getBytes(UTF_8));
  }
}
