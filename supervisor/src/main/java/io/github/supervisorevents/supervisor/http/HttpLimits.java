package io.github.supervisorevents.supervisor.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How much a client may ask for, and how long it may take.
 *
 * @param headerBytes the request line and all headers
 * @param bodyBytes the body of a request
 * @param idle how long nothing at all may come or go; a request that is being answered may take any
 *     time
 * @param request how long the headers, and then the body, of a request may take to arrive
 * @param connections open at the same time; one more is closed at once
 */
public record HttpLimits(
    int headerBytes, int bodyBytes, Duration idle, Duration request, int connections) {
  /** 16 KiB of headers, 4 MiB of body, 30 and 60 seconds, 200 connections. */
  public static final HttpLimits USUAL =
      new HttpLimits(16 << 10, 4 << 20, Duration.ofSeconds(30), Duration.ofSeconds(60), 200);

  public HttpLimits {
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(request, "request");
  }
}
