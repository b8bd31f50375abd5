package io.github.supervisorevents.supervisor.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a browser asks for.
 *
 * @param changes whether it may change something: it was sent with POST
 * @param path decoded
 * @param parameters of the query and the form; of several with one name the first
 */
public record WebRequest(boolean changes, String path, Map<String, String> parameters) {
  public WebRequest {
    Objects.requireNonNull(path, "path");
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads {@code name=value&other=value}.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
   */
  public static Map<String, String> parameters(String encoded) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.putIfAbsent(
            decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }
}
