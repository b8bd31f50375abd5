package io.github.supervisorevents.supervisor.http;

/** Answers some of the requests. For any thread. */
interface Endpoint {
  /** True if requests for this path are its. */
  boolean serves(String path);

  /** Answers a request whose sender may ask; returns at once. */
  void handle(Exchange exchange);
}
