package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.IncidentHistory;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.PlainMessage;
import io.github.supervisorevents.notifier.message.PlainText;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/**
 * A mail whose Message-ID is the same on every attempt, so that receivers can drop a repetition,
 * and whose References and subject make one thread of an incident: mail programs look at both.
 */
final class IncidentMail extends MimeMessage {
  private static final String FIRST_ID = "message_id";
  private static final String FIRST_SUBJECT = "subject";
  private static final int MAX_SUBJECT = 180;
  private static final int MAX_SIZE = 100_000;
  private static final String UTF_8 = "UTF-8";

  private final String id;

  private IncidentMail(Session session, String id) {
    super(session);
    this.id = id;
  }

  /** Writes the mail. */
  static IncidentMail of(
      Session session, EmailConfig config, Delivery delivery, MessageText text, Instant now)
      throws MessagingException {
    InternetAddress from = new InternetAddress(config.from(), true);
    String domain = domain(from);
    IncidentMail mail = new IncidentMail(session, id(delivery.id(), domain));
    mail.setFrom(from);
    for (String to : config.to()) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    }
    mail.setSubject(subject(delivery, text), UTF_8);
    mail.setSentDate(Date.from(now));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    mail.thread(delivery, domain);
    MessageText told = IncidentHistory.in(delivery.incidentMemory()).addedTo(text);
    mail.setContent(alternatives(told.fitting(MAX_SIZE, IncidentMail::size)));
    mail.saveChanges();
    return mail;
  }

  /** What the incident's later mails must know of this one. */
  static Map<String, String> afterwards(Delivery delivery, IncidentMail mail, MessageText text) {
    Map<String, String> memory =
        new HashMap<>(IncidentHistory.in(delivery.incidentMemory()).afterwards(text));
    memory.put(FIRST_ID, delivery.incidentMemory().getOrDefault(FIRST_ID, mail.id));
    memory.put(
        FIRST_SUBJECT, delivery.incidentMemory().getOrDefault(FIRST_SUBJECT, plainSubject(text)));
    return memory;
  }

  private void thread(Delivery delivery, String domain) throws MessagingException {
    String first = delivery.incidentMemory().get(FIRST_ID);
    if (first != null) {
      setHeader("In-Reply-To", first);
      setHeader("References", first);
    } else if (delivery.notification().incident().isPresent()) {
      // Should this one never arrive, those after it still have something in common.
      setHeader(
          "References", id("incident-" + delivery.notification().incident().get().id(), domain));
    }
  }

  static String subject(Delivery delivery, MessageText text) {
    String first = delivery.incidentMemory().get(FIRST_SUBJECT);
    return first == null ? plainSubject(text) : "Re: " + PlainText.line(first, MAX_SUBJECT);
  }

  private static String plainSubject(MessageText text) {
    return PlainText.line("[" + text.host() + "] " + text.title(), MAX_SUBJECT);
  }

  private static String id(String unique, String domain) {
    return "<" + unique.replaceAll("[^A-Za-z0-9-]", "-") + "@" + domain + ">";
  }

  private static String domain(InternetAddress from) {
    String address = from.getAddress();
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static MimeMultipart alternatives(MessageText text) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(PlainMessage.of(text), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(MailBody.html(text), UTF_8, "html");
    return new MimeMultipart("alternative", plain, html);
  }

  private static int size(MessageText text) {
    return PlainMessage.of(text).length() + MailBody.html(text).length();
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
