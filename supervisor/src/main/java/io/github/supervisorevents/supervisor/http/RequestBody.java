package io.github.supervisorevents.supervisor.http;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;

/** Reads whole bodies without a thread that waits for them. For any thread. */
final class RequestBody {
  private final HttpLimits limits;
  private final Scheduler scheduler;

  RequestBody(HttpLimits limits, Scheduler scheduler) {
    this.limits = limits;
    this.scheduler = scheduler;
  }

  /** Reads the body and hands it on; one that is too large or too slow is refused here. */
  void read(Exchange exchange, Consumer<byte[]> next) {
    Request request = exchange.request();
    if (request.getLength() > limits.bodyBytes()) {
      refuseTooLarge(exchange);
      return;
    }
    Scheduler.Task deadline =
        scheduler.schedule(
            () -> request.fail(new TimeoutException("the body takes too long")),
            limits.request().toMillis(),
            TimeUnit.MILLISECONDS);
    Content.Source.asByteArrayAsync(
        request,
        limits.bodyBytes(),
        Promise.Invocable.from(
            InvocationType.BLOCKING,
            body -> {
              deadline.cancel();
              // From here on nothing is expected from the client: it may wait as long as it takes.
              request.addIdleTimeoutListener(idle -> false);
              next.accept(body);
            },
            failure -> {
              deadline.cancel();
              refuse(exchange, failure);
            }));
  }

  private void refuse(Exchange exchange, Throwable failure) {
    if (failure instanceof IllegalStateException) {
      refuseTooLarge(exchange);
    } else {
      exchange.refuseUnread(408, "the request did not come in time");
    }
  }

  private void refuseTooLarge(Exchange exchange) {
    exchange.refuseUnread(413, "a request has at most " + limits.bodyBytes() + " bytes");
  }
}
