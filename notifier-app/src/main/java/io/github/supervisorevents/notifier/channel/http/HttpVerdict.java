package io.github.supervisorevents.notifier.channel.http;

import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Scope;
import io.github.supervisorevents.notifier.channel.FailureReason;
import java.net.URI;
import java.time.Clock;

/** What an HTTP status means for a delivery, where the service has no rules of its own. */
public final class HttpVerdict {
  private HttpVerdict() {}

  /**
   * Judges an answer.
   *
   * @param place who answered, for example {@code hooks.example.org}
   */
  public static DeliveryResult of(HttpOutcome.Answer answer, String place, Clock clock) {
    int status = answer.status();
    if (answer.isSuccess()) {
      return new Delivered();
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return new RetryLater(
          reason(status, place + (status == 429 ? " wants fewer requests" : " cannot take it now")),
          RetryAfter.of(answer, clock));
    }
    if (status < 400) {
      return new Rejected(
          reason(
              status,
              place + " redirects" + target(answer) + ", which is not followed: correct the URL"),
          Scope.CHANNEL);
    }
    return switch (status) {
      case 401, 403, 407 -> channel(status, place + " does not accept our credentials");
      case 404 -> channel(status, place + " knows no such address: check the URL");
      case 410 -> channel(status, place + " says this address is gone for good");
      case 405, 415 -> channel(status, place + " takes no JSON by POST at this address");
      case 413 -> notification(status, place + " finds the body too large");
      default -> notification(status, place + " does not accept this body");
    };
  }

  private static String target(HttpOutcome.Answer answer) {
    try {
      String host = URI.create(answer.header("location").orElse("")).getHost();
      return host == null ? "" : " to " + host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static Rejected channel(int status, String detail) {
    return new Rejected(reason(status, detail), Scope.CHANNEL);
  }

  private static Rejected notification(int status, String detail) {
    return new Rejected(reason(status, detail), Scope.NOTIFICATION);
  }

  private static FailureReason reason(int status, String detail) {
    return new FailureReason("HTTP " + status, detail);
  }
}
