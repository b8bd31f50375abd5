package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.Ports;
import io.github.supervisorevents.notifier.channel.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which mail server is used, from whom, to whom. Immutable; checked: a value that cannot work
 * throws {@link IllegalArgumentException}, with no secret in its message.
 *
 * @param host the mail server
 * @param port 1 to 65535
 * @param security how the connection is protected
 * @param login who we are to the server; none when it takes mail from everybody
 * @param from {@code ops@example.org} or {@code Ops <ops@example.org>}
 * @param to at least one, in the same forms
 * @param timeout for connecting, for each answer and for each write; more than zero
 * @param caFile a PEM file with certificates to be trusted beside the JDK's own
 */
public record EmailConfig(
    String host,
    int port,
    Security security,
    Optional<Login> login,
    String from,
    List<String> to,
    Duration timeout,
    Optional<Path> caFile) {

  /** Ten seconds. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** A name, or an address of version 4 or 6. */
  private static final Pattern HOST =
      Pattern.compile(
          "[\\p{L}\\p{N}._-]+|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:%\\w+)?]?");

  private static final Pattern ADDRESS =
      Pattern.compile("(?:[^<>\\r\\n]*<)?[^\\s<>@,;]+@[^\\s<>@,;]+>?");

  /** How the connection is protected. */
  public enum Security {
    /** Starts in clear, goes on only when the server agrees to TLS; usual on 587 and 25. */
    STARTTLS,
    /** TLS from the first byte; usual on 465. */
    TLS,
    /** In clear: for a server on this machine. */
    NONE;

    /** What a port usually means. */
    public static Security usualOn(int port) {
      return port == 465 ? TLS : STARTTLS;
    }

    /** The name in configuration, for example {@code starttls}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A mail server's user.
   *
   * @param username the user's name
   * @param password the user's password
   */
  public record Login(String username, Secret password) {
    /** Checks. */
    public Login {
      Objects.requireNonNull(username, "username");
      Objects.requireNonNull(password, "password");
    }
  }

  /** Checks and copies. */
  public EmailConfig {
    Objects.requireNonNull(security, "security");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(caFile, "caFile");
    to = List.copyOf(to);
    checkedHost(host);
    if (!Ports.isPort(port)) {
      throw new IllegalArgumentException("a mail server's port is 1 to 65535, found: " + port);
    }
    if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a mail server's timeout is at least 1ms, found: " + timeout);
    }
    if (to.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one address to send mail to, found none");
    }
    checkedAddress(from);
    to.forEach(EmailConfig::checkedAddress);
  }

  /**
   * The same host, when it can be the name or the address of one.
   *
   * @throws IllegalArgumentException when it cannot
   */
  public static String checkedHost(String host) {
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "expected a mail server's name or address such as smtp.example.org, found: " + host);
    }
    return host;
  }

  /** Whether it looks like an address. */
  public static boolean isAddress(String address) {
    return ADDRESS.matcher(address.strip()).matches()
        && address.contains("<") == address.contains(">");
  }

  /**
   * The same address, when it looks like one.
   *
   * @throws IllegalArgumentException when it does not
   */
  public static String checkedAddress(String address) {
    if (!isAddress(address)) {
      throw new IllegalArgumentException(
          "expected a mail address such as ops@example.org or Ops <ops@example.org>, found: "
              + address);
    }
    return address;
  }
}
