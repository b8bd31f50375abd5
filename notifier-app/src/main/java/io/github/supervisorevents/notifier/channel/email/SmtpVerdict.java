package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.http.NetworkFailure;
import io.github.supervisorevents.notifier.message.PlainText;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What a mail server's refusal, or the lack of one, means for a delivery. */
final class SmtpVerdict {
  private static final int MAILBOX_FULL = 552;
  private static final int LOGIN_REQUIRED = 530;

  private SmtpVerdict() {}

  /** Whether the same may succeed later: 4xx, a full mailbox, and no code at all. */
  static boolean mayPass(int code) {
    return code < 500 || code == MAILBOX_FULL;
  }

  /**
   * Judges a failure of the whole conversation.
   *
   * @param lastCode the server's last code; -1 when it gave none
   */
  static DeliveryResult of(MessagingException failure, int lastCode, EmailConfig config) {
    String host = config.host();
    if (failure instanceof AuthenticationFailedException) {
      return login(lastCode, host);
    }
    if (failure instanceof SmtpSession.NoLoginOffered) {
      return new Rejected(
          new FailureReason(
              "login",
              host
                  + " offers no login"
                  + (config.security() == EmailConfig.Security.NONE ? " without TLS" : "")
                  + ": remove SMTP_USERNAME and SMTP_PASSWORD if it takes mail from everybody,"
                  + " else check SMTP_PORT and SMTP_SECURITY"),
          Scope.CHANNEL);
    }
    Optional<IOException> network = network(failure);
    if (network.isPresent()) {
      return NetworkFailure.result(network.get(), host, config.port());
    }
    if (failure instanceof SMTPSendFailedException refused) {
      return refused(refused);
    }
    if (String.valueOf(failure.getMessage()).contains("STARTTLS is required")) {
      return new Rejected(
          new FailureReason(
              "starttls",
              host + " offers no STARTTLS: set SMTP_SECURITY=tls if the port speaks TLS at once"),
          Scope.CHANNEL);
    }
    return byCode(lastCode, host + ": " + words(failure.getMessage()), Scope.CHANNEL);
  }

  private static DeliveryResult refused(SMTPSendFailedException refused) {
    int code = refused.getReturnCode();
    String words = words(refused.getMessage());
    if (String.valueOf(refused.getCommand()).startsWith("MAIL")) {
      return byCode(code, "the mail server refuses our sender address: " + words, Scope.CHANNEL);
    }
    Scope scope = code == LOGIN_REQUIRED ? Scope.CHANNEL : Scope.NOTIFICATION;
    return byCode(code, "the mail server refuses the mail: " + words, scope);
  }

  private static DeliveryResult login(int code, String host) {
    String said = code > 0 ? " (code " + code + ")" : "";
    // The server's words are left out: some repeat what was sent.
    FailureReason reason =
        new FailureReason(
            "login",
            host + " does not let us log in" + said + ": check SMTP_USERNAME and SMTP_PASSWORD");
    boolean refused = code >= 500 || (code >= 200 && code < 400);
    return !refused
        ? new RetryLater(reason, Optional.empty())
        : new Rejected(reason, Scope.CHANNEL);
  }

  private static Optional<IOException> network(MessagingException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return Optional.of(io);
      }
    }
    return Optional.empty();
  }

  static DeliveryResult byCode(int code, String detail, Scope scope) {
    FailureReason reason =
        code > 0
            ? new FailureReason("SMTP " + code, detail)
            : isSaidOfNoAnswer(detail) ? brokenOff() : new FailureReason("connection_lost", detail);
    return mayPass(code) ? new RetryLater(reason, Optional.empty()) : new Rejected(reason, scope);
  }

  // So the library words it.
  private static boolean isSaidOfNoAnswer(String detail) {
    return detail.contains("[EOF]") || detail.endsWith("response: -1");
  }

  /** There was no answer at all. */
  static FailureReason brokenOff() {
    return new FailureReason("connection_lost", "the mail server broke off the conversation");
  }

  /** A server's words in one line, which may be missing. */
  static String words(String text) {
    String given = text == null ? "" : text.strip();
    return given.isEmpty() ? "it does not say why" : PlainText.line(given, 200);
  }
}
