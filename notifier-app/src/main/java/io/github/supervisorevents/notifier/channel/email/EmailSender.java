package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.http.NetworkFailure;
import io.github.supervisorevents.notifier.message.MessageText;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Holds the conversations with the mail server; the mail library is loaded with it. */
final class EmailSender {
  /** A whole conversation may take as long as so many answers that come late. */
  private static final int ANSWERS = 3;

  private final EmailConfig config;
  private final Optional<SSLSocketFactory> tls;
  private final Recipients recipients = new Recipients();
  private volatile TimedConnection underWay;

  /**
   * Does not connect.
   *
   * @throws IOException when the file of certificates cannot be used; the message names it
   */
  EmailSender(EmailConfig config) throws IOException {
    this.config = config;
    this.tls = SmtpSession.tls(config);
  }

  DeliveryResult send(Delivery delivery, MessageText text, Instant now) {
    String ehloName = ehloName(delivery.notification().source().host());
    return converse(ehloName, session -> send(session, delivery, text, now));
  }

  private DeliveryResult send(SmtpSession session, Delivery delivery, MessageText text, Instant now)
      throws MessagingException {
    IncidentMail mail = IncidentMail.of(session.session(), config, delivery, text, now);
    DeliveryResult result = new Delivered();
    try {
      session.send(mail, recipients.remaining(delivery.id(), mail.getAllRecipients()));
    } catch (SendFailedException e) {
      if (!isAboutRecipients(e)) {
        throw e;
      }
      result = recipients.judge(e);
    }
    boolean remember =
        result instanceof Delivered && delivery.notification().incident().isPresent();
    return remember
        ? new Delivered(IncidentMail.afterwards(delivery, mail, text), Map.of())
        : result;
  }

  private static boolean isAboutRecipients(SendFailedException failure) {
    return !(failure instanceof SMTPSendFailedException refused)
        || (refused.getReturnCode() >= 200 && refused.getReturnCode() < 300);
  }

  /** Logs in and leaves. */
  CheckResult check() {
    DeliveryResult result = converse("localhost", session -> new Delivered());
    if (result instanceof RetryLater later) {
      return new CheckResult.Failed(later.reason());
    }
    if (result instanceof Rejected rejected) {
      return new CheckResult.Failed(rejected.reason());
    }
    String as = config.login().map(login -> " as " + login.username()).orElse(" without a login");
    return new CheckResult.Ok(config.host() + ":" + config.port() + " takes our mail" + as);
  }

  private DeliveryResult converse(String ehloName, Conversation conversation) {
    Duration limit = config.timeout().multipliedBy(ANSWERS);
    try (TimedConnection connection =
        TimedConnection.open(config.host(), config.port(), config.timeout(), limit)) {
      underWay = connection;
      SmtpSession session = new SmtpSession(config, tls, connection, ehloName);
      try {
        session.open();
        DeliveryResult result = conversation.hold(session);
        session.quit();
        return result;
      } catch (MessagingException | IOException e) {
        return connection
            .ending()
            .map(ending -> NetworkFailure.result(ending, config.host(), config.port()))
            .orElseGet(() -> judge(e, session));
      }
    } catch (IOException e) {
      return NetworkFailure.result(e, config.host(), config.port());
    }
  }

  private DeliveryResult judge(Exception failure, SmtpSession session) {
    return failure instanceof MessagingException refused
        ? SmtpVerdict.of(refused, session.lastCode(), config)
        : NetworkFailure.result((IOException) failure, config.host(), config.port());
  }

  private static String ehloName(String host) {
    return host.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?") ? host : "localhost";
  }

  /** Ends a conversation under way; called by any thread. */
  void cut() {
    TimedConnection connection = underWay;
    if (connection != null) {
      connection.cut();
    }
  }

  private interface Conversation {
    DeliveryResult hold(SmtpSession session) throws MessagingException, IOException;
  }
}
