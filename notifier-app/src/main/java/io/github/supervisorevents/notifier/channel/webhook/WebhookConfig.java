package io.github.supervisorevents.notifier.channel.webhook;

import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.http.HttpAddress;
import io.github.supervisorevents.notifier.channel.http.HttpSettings;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a webhook goes and how it is signed. Immutable; checked: a value that cannot work throws
 * {@link IllegalArgumentException}, with no secret in its message.
 *
 * @param url where to POST; a secret, because many services put their key into it
 * @param signingSecret {@code whsec_} and base64, as Standard Webhooks has it; unsigned without one
 * @param headers more headers for every request, in this order; secrets, because keys travel in
 *     them
 * @param bodyTemplate the body in a service's own shape, see docs/channels.md; the body of version
 *     1 when empty. With a template the URL may have the same placeholders
 * @param http timeouts, proxy, certificates
 */
public record WebhookConfig(
    Secret url,
    Optional<Secret> signingSecret,
    Map<String, Secret> headers,
    Optional<BodyTemplate> bodyTemplate,
    HttpSettings http) {

  static final String CONTENT_TYPE = "Content-Type";

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-zA-Z0-9.+-]+/[a-zA-Z0-9.+-]+(;.*)?");
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");

  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature");

  /** Checks and copies. */
  public WebhookConfig {
    Objects.requireNonNull(bodyTemplate, "bodyTemplate");
    Objects.requireNonNull(http, "http");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    signingSecret.ifPresent(WebhookConfig::checkedSecret);
    checkedHeaders(headers);
    if (bodyTemplate.isPresent()) {
      new TemplateRequests(url, bodyTemplate.get(), contentType(headers)).checked();
    } else {
      HttpAddress.parse(url.reveal());
    }
  }

  /** What the body is. */
  String contentType() {
    return contentType(headers);
  }

  private static String contentType(Map<String, Secret> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(CONTENT_TYPE))
        .map(header -> header.getValue().reveal())
        .findFirst()
        .orElse("application/json");
  }

  /** Plain: the body of version 1, unsigned, no headers of its own. */
  public static WebhookConfig to(Secret url) {
    return new WebhookConfig(
        url, Optional.empty(), Map.of(), Optional.empty(), HttpSettings.defaults());
  }

  /**
   * The same secret, when it can sign.
   *
   * @throws IllegalArgumentException when it cannot
   */
  public static Secret checkedSecret(Secret secret) {
    signingKey(secret);
    return secret;
  }

  /**
   * The same headers, when they can be sent.
   *
   * @throws IllegalArgumentException when one cannot
   */
  public static Map<String, Secret> checkedHeaders(Map<String, Secret> headers) {
    headers.forEach(WebhookConfig::checkHeader);
    return headers;
  }

  /** The key's bytes. */
  static byte[] signingKey(Secret secret) {
    String text = secret.reveal();
    if (!text.startsWith("whsec_")) {
      throw new IllegalArgumentException(
          "expected whsec_ followed by base64, found something that does not start so");
    }
    try {
      return Base64.getDecoder().decode(text.substring("whsec_".length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected whsec_ followed by base64, found something else after whsec_");
    }
  }

  private static void checkHeader(String name, Secret value) {
    if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "the header " + name + " cannot be set: we set it ourselves");
    }
    if (!HEADER_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a header's name has letters, digits and -, found: " + name);
    }
    if (!HEADER_VALUE.matcher(value.reveal()).matches()) {
      throw new IllegalArgumentException(
          "a header's value is one line of ASCII, found something else in header " + name);
    }
    if (name.equalsIgnoreCase(CONTENT_TYPE) && !MEDIA_TYPE.matcher(value.reveal()).matches()) {
      throw new IllegalArgumentException(
          "expected a Content-Type such as application/json, found something else");
    }
  }
}
