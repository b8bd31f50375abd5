package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.incident.ProcessFacts;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deliveries as JSON. What is not known is {@code null}, never left out. */
final class DeliveryDocument {
  private final Clock clock;

  DeliveryDocument(Clock clock) {
    this.clock = clock;
  }

  List<Map<String, Object>> list(List<StoredDelivery> deliveries) {
    return deliveries.stream().map(this::one).toList();
  }

  Map<String, Object> one(StoredDelivery delivery) {
    Map<String, Object> json = standing(delivery);
    json.put("notification", notification(delivery.notification()));
    return json;
  }

  /** Where it goes and what came of it. */
  Map<String, Object> standing(StoredDelivery delivery) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", delivery.id());
    json.put("channel", delivery.channel());
    json.put("state", delivery.state().word());
    json.put("stored_at", delivery.storedAt().toString());
    json.put("attempts", delivery.attempts());
    json.put("not_before", delivery.notBefore().toString());
    json.put("finished_at", delivery.finishedAt().map(Instant::toString).orElse(null));
    json.put("failure", delivery.lastFailure().map(DeliveryDocument::failure).orElse(null));
    return json;
  }

  private static Map<String, Object> failure(FailureReason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", reason.code());
    json.put("detail", reason.detail());
    return json;
  }

  Map<String, Object> notification(Notification notification) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", notification.id());
    json.put("status", notification.status().name().toLowerCase(java.util.Locale.ROOT));
    json.put("kind", notification.kind().word());
    json.put("severity", notification.severity().name().toLowerCase(java.util.Locale.ROOT));
    json.put("at", notification.at().toString());
    json.put("host", notification.source().host());
    json.put("incident", notification.incident().map(incident -> incident.id()).orElse(null));
    json.put("processes", notification.processes().stream().map(ProcessFacts::fullName).toList());
    json.put("title", MessageText.of(notification, false, clock).title());
    return json;
  }
}
