package io.github.supervisorevents.notifier.channel.email;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has a delivery's mail already: when the server takes it for some addresses and not for
 * others, the next attempt goes to the others only. Forgotten when the process ends; the Message-ID
 * is the same then.
 */
final class Recipients {
  private static final Logger LOG = LoggerFactory.getLogger(Recipients.class);

  private String deliveryId = "";
  private final Set<Address> done = new HashSet<>();

  /** Who still has to get this delivery. */
  Address[] remaining(String id, Address[] all) {
    if (!id.equals(deliveryId)) {
      deliveryId = id;
      done.clear();
    }
    return Arrays.stream(all).filter(to -> !done.contains(to)).toArray(Address[]::new);
  }

  /** What it means that some addresses were refused. */
  DeliveryResult judge(SendFailedException failure) {
    if (failure.getValidSentAddresses() != null) {
      done.addAll(List.of(failure.getValidSentAddresses()));
    }
    List<SMTPAddressFailedException> refused = refused(failure);
    Optional<FailureReason> passing =
        refused.stream()
            .filter(address -> SmtpVerdict.mayPass(address.getReturnCode()))
            .findFirst()
            .map(Recipients::reason);
    if (passing.isPresent()) {
      return new RetryLater(passing.get(), Optional.empty());
    }
    if (done.isEmpty()) {
      return new Rejected(
          refused.stream()
              .findFirst()
              .map(Recipients::reason)
              .orElse(new FailureReason("no_recipient", "the mail server refuses all recipients")),
          Scope.CHANNEL);
    }
    refused.forEach(
        address -> LOG.warn("mail was sent, but not to everybody: {}", reason(address)));
    return new Delivered();
  }

  private static List<SMTPAddressFailedException> refused(SendFailedException failure) {
    List<SMTPAddressFailedException> refused = new ArrayList<>();
    for (Exception next = failure; next != null; ) {
      if (next instanceof SMTPAddressFailedException address) {
        refused.add(address);
      }
      next = next instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return refused;
  }

  private static FailureReason reason(SMTPAddressFailedException refused) {
    int code = refused.getReturnCode();
    return code > 0
        ? new FailureReason(
            "SMTP " + code,
            refused.getAddress() + " is refused: " + SmtpVerdict.words(refused.getMessage()))
        : SmtpVerdict.brokenOff();
  }
}
