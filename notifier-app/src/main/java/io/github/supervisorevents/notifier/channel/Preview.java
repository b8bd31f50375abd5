package io.github.supervisorevents.notifier.channel;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a channel would do for a delivery, were its service to take it. Immutable; holds no secret.
 *
 * @param steps what would be sent, in order
 * @param result what would come of it
 */
public record Preview(List<Step> steps, DeliveryResult result) {

  /**
   * One thing that would be sent.
   *
   * @param does what that does, for a person: {@code posts into #ops}
   * @param reads what a reader sees of it, as far as a terminal can show it
   * @param request what goes to the service; empty when that is not known
   */
  public record Step(String does, List<String> reads, Optional<Request> request) {
    /** Checks and copies. */
    public Step {
      Objects.requireNonNull(does, "does");
      reads = List.copyOf(reads);
      Objects.requireNonNull(request, "request");
    }
  }

  /**
   * What goes to a service.
   *
   * @param to where to, secrets masked
   * @param contentType what the body is
   * @param body as it is sent; only secrets from the configuration are masked
   */
  public record Request(String to, String contentType, String body) {
    /** Checks. */
    public Request {
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(contentType, "contentType");
      Objects.requireNonNull(body, "body");
    }
  }

  /** Copies. */
  public Preview {
    steps = List.copyOf(steps);
    Objects.requireNonNull(result, "result");
  }

  /** Text, of which nothing more is known. */
  public static Preview of(String does, String text) {
    return new Preview(
        List.of(new Step(does, text.strip().lines().toList(), Optional.empty())),
        new DeliveryResult.Delivered());
  }

  /** What the incident's next delivery would be handed. */
  public Map<String, String> incidentMemory() {
    return result instanceof DeliveryResult.Delivered delivered
        ? delivered.incidentMemory()
        : Map.of();
  }
}
