package io.github.supervisorevents.notifier.config;

import io.github.supervisorevents.notifier.channel.Ports;
import io.github.supervisorevents.notifier.channel.Secret;
import io.github.supervisorevents.notifier.channel.email.EmailConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes of the environment the mail channel, if it describes one. */
final class EnvironmentEmail {
  private static final int SUBMISSION_PORT = 587;
  private static final int TLS_PORT = 465;

  private final Environment environment;
  private final Optional<Path> caFile;

  EnvironmentEmail(Environment environment, Optional<Path> caFile) {
    this.environment = environment;
    this.caFile = caFile;
  }

  // A mail server alone is no mistake: supervisord hands its whole environment on, and other
  // programs of this host may send mail, too.
  /** The channel; empty when none is asked for, or it is wrong and that was noted. */
  Optional<ChannelConfig> read() {
    boolean wanted = environment.has(Setting.EMAIL_TO) || environment.has(Setting.EMAIL_FROM);
    if (!wanted) {
      if (environment.has(Setting.SMTP_HOST)) {
        environment.warning(
            "SMTP_HOST is set, but no mail is sent: that needs EMAIL_TO and EMAIL_FROM as well");
      }
      return Optional.empty();
    }
    boolean whole =
        needed(Setting.EMAIL_TO, "who gets the mail")
            & needed(Setting.EMAIL_FROM, "who it is from")
            & needed(Setting.SMTP_HOST, "the mail server");
    Optional<EmailConfig.Login> login = login();
    Optional<EmailConfig.Security> wish =
        environment.parsed(Setting.SMTP_SECURITY, EnvironmentEmail::security);
    int usualPort =
        wish.filter(EmailConfig.Security.TLS::equals).isPresent() ? TLS_PORT : SUBMISSION_PORT;
    int port = environment.parsed(Setting.SMTP_PORT, EnvironmentEmail::port).orElse(usualPort);
    Optional<String> from = environment.parsed(Setting.EMAIL_FROM, EmailConfig::checkedAddress);
    Optional<List<String>> to = environment.parsed(Setting.EMAIL_TO, EnvironmentEmail::addresses);
    Optional<String> host = environment.parsed(Setting.SMTP_HOST, EmailConfig::checkedHost);
    if (!whole || host.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return environment.made(
        Setting.EMAIL_TO,
        () ->
            new ChannelConfig.Email(
                "email",
                new EmailConfig(
                    host.get(),
                    port,
                    wish.orElse(EmailConfig.Security.usualOn(port)),
                    login,
                    from.get(),
                    to.get(),
                    EmailConfig.DEFAULT_TIMEOUT,
                    caFile)));
  }

  private boolean needed(Setting setting, String what) {
    if (!environment.has(setting)) {
      environment.mistake("%s is not set, but mail needs it: %s".formatted(setting, what));
    }
    return environment.has(setting);
  }

  private Optional<EmailConfig.Login> login() {
    Optional<String> user = environment.text(Setting.SMTP_USERNAME);
    Optional<Secret> password = environment.secret(Setting.SMTP_PASSWORD);
    boolean isHalf = user.isPresent() != password.isPresent();
    if (isHalf && !environment.isAnyUnreadable(Setting.SMTP_PASSWORD)) {
      environment.mistake(
          "%s is set, but %s is not: set both, or none when the mail server asks for no login"
              .formatted(
                  user.isPresent() ? Setting.SMTP_USERNAME : Setting.SMTP_PASSWORD,
                  user.isPresent() ? Setting.SMTP_PASSWORD : Setting.SMTP_USERNAME));
    }
    return user.isPresent() && password.isPresent()
        ? Optional.of(new EmailConfig.Login(user.get(), password.get()))
        : Optional.empty();
  }

  private static EmailConfig.Security security(String text) {
    for (EmailConfig.Security security : EmailConfig.Security.values()) {
      if (security.word().equalsIgnoreCase(text)) {
        return security;
      }
    }
    throw new IllegalArgumentException("expected starttls, tls or none, found: " + text);
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (Ports.isPort(port)) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("expected a port from 1 to 65535, found: " + text);
  }

  private static List<String> addresses(String text) {
    List<String> addresses = Lists.betweenCommas(text);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("expected at least one address, found none");
    }
    List<String> wrong = addresses.stream().filter(one -> !EmailConfig.isAddress(one)).toList();
    if (wrong.size() > 1) {
      throw new IllegalArgumentException(
          "expected mail addresses such as ops@example.org or Ops <ops@example.org>, found: "
              + String.join("; ", wrong));
    }
    wrong.forEach(EmailConfig::checkedAddress);
    return addresses;
  }
}
