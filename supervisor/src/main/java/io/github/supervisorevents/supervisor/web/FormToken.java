package io.github.supervisorevents.supervisor.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a form must bring back: only who could read one of our pages knows it. For any thread. */
final class FormToken {
  private final String value;

  FormToken(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    value = HexFormat.of().formatHex(bytes);
  }

  boolean isGivenBy(WebRequest request) {
    String given = request.parameter("token").orElse("");
    return MessageDigest.isEqual(value.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  /** A hidden field for a form. */
  String field() {
    return "<input type=\"hidden\" name=\"token\" value=\"" + value + "\">";
  }
}
