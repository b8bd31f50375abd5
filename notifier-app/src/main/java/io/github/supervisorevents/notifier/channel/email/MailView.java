package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.message.MessageText;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A mail as its reader sees it on a terminal: subject and text part. */
final class MailView {
  private MailView() {}

  static Preview of(EmailConfig config, Delivery delivery, MessageText text, Instant now) {
    try {
      Session session = Session.getInstance(new Properties());
      IncidentMail mail = IncidentMail.of(session, config, delivery, text, now);
      Delivered delivered =
          delivery.notification().incident().isPresent()
              ? new Delivered(
                  IncidentMail.afterwards(delivery, mail, text), delivery.channelMemory())
              : new Delivered();
      return new Preview(List.of(step(config, mail)), delivered);
    } catch (MessagingException | IOException e) {
      return new Preview(
          List.of(),
          new Rejected(
              new FailureReason("message", String.valueOf(e.getMessage())), Scope.NOTIFICATION));
    }
  }

  private static Preview.Step step(EmailConfig config, IncidentMail mail)
      throws MessagingException, IOException {
    boolean isFirst = mail.getHeader("In-Reply-To") == null;
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    mail.writeTo(source);
    return new Preview.Step(
        "writes to " + String.join(", ", config.to()) + (isFirst ? "" : ", in that thread"),
        lines(mail),
        Optional.of(
            new Preview.Request(
                config.host() + ":" + config.port(),
                "message/rfc822",
                source.toString(StandardCharsets.UTF_8))));
  }

  private static List<String> lines(IncidentMail mail) throws MessagingException, IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Subject: " + mail.getSubject());
    lines.add("");
    Multipart parts = (Multipart) mail.getContent();
    String text = (String) parts.getBodyPart(0).getContent();
    text.strip().lines().forEach(lines::add);
    return lines;
  }
}
