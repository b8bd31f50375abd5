package io.github.supervisorevents.supervisor.web;

import java.util.Map;
import java.util.Objects;

/**
 * What a browser gets.
 *
 * @param status of HTTP
 * @param headers besides the length
 */
public record WebResponse(int status, Map<String, String> headers, String body) {
  public WebResponse {
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body, "body");
  }
}
