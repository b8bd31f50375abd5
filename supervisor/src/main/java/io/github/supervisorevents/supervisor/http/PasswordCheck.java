package io.github.supervisorevents.supervisor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.supervisorevents.supervisor.spec.Credentials;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Compares what a client sent in its Authorization header. Takes the same time for whatever is
 * wrong. For any thread.
 */
final class PasswordCheck {
  private static final String SHA_PREFIX = "{SHA}";

  private final byte[] username;
  private final byte[] password;
  private final boolean hashed;

  PasswordCheck(Credentials credentials) {
    String wanted = credentials.password().reveal();
    hashed = wanted.startsWith(SHA_PREFIX);
    String kept = hashed ? wanted.substring(SHA_PREFIX.length()).toLowerCase(Locale.ROOT) : wanted;
    username = digest("SHA-256", credentials.username().getBytes(UTF_8));
    password = digest("SHA-256", kept.getBytes(UTF_8));
  }

  /**
   * True if the header carries the right user name and password.
   *
   * @param authorization {@code Basic …}
   */
  boolean accepts(String authorization) {
    String sent = decode(authorization);
    int colon = sent.indexOf(':');
    if (colon < 0) {
      return false;
    }
    byte[] name = sent.substring(0, colon).getBytes(UTF_8);
    byte[] secret = sent.substring(colon + 1).getBytes(UTF_8);
    byte[] comparable =
        hashed ? HexFormat.of().formatHex(digest("SHA-1", secret)).getBytes(UTF_8) : secret;
    // Digests have one length: the comparison takes as long for a long guess as for a short one.
    boolean rightName = MessageDigest.isEqual(username, digest("SHA-256", name));
    boolean rightPassword = MessageDigest.isEqual(password, digest("SHA-256", comparable));
    return rightName & rightPassword;
  }

  private static String decode(String authorization) {
    if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return "";
    }
    try {
      return new String(Base64.getDecoder().decode(authorization.substring(6).strip()), UTF_8);
    } catch (IllegalArgumentException nonsense) {
      return "";
    }
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
