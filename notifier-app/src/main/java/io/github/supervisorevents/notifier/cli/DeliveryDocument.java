package io.github.supervisorevents.notifier.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Deliveries as JSON. What is not known is {@code null}, never left out. */
final class DeliveryDocument {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Clock clock;

  DeliveryDocument(Clock clock) {
    this.clock = clock;
  }

  ArrayNode list(List<StoredDelivery> deliveries) {
    ArrayNode array = JSON.arrayNode();
    deliveries.forEach(delivery -> array.add(one(delivery)));
    return array;
  }

  ObjectNode one(StoredDelivery delivery) {
    ObjectNode json = JSON.objectNode();
    json.put("id", delivery.id());
    standing(json, delivery);
    json.set("notification", notification(delivery.notification()));
    return json;
  }

  /** Where it goes and what came of it. */
  void standing(ObjectNode json, StoredDelivery delivery) {
    json.put("channel", delivery.channel());
    json.put("state", delivery.state().word());
    json.put("stored_at", delivery.storedAt().toString());
    json.put("attempts", delivery.attempts());
    json.put("not_before", delivery.notBefore().toString());
    json.put("finished_at", delivery.finishedAt().map(Instant::toString).orElse(null));
    if (delivery.lastFailure().isPresent()) {
      ObjectNode failure = json.putObject("failure");
      failure.put("code", delivery.lastFailure().get().code());
      failure.put("detail", delivery.lastFailure().get().detail());
    } else {
      json.putNull("failure");
    }
  }

  ObjectNode notification(Notification notification) {
    ObjectNode json = JSON.objectNode();
    json.put("id", notification.id());
    json.put("status", notification.status().name().toLowerCase(java.util.Locale.ROOT));
    json.put("kind", notification.kind().word());
    json.put("severity", notification.severity().name().toLowerCase(java.util.Locale.ROOT));
    json.put("at", notification.at().toString());
    json.put("host", notification.source().host());
    json.put("incident", notification.incident().map(incident -> incident.id()).orElse(null));
    ArrayNode processes = json.putArray("processes");
    notification.processes().forEach(process -> processes.add(process.fullName()));
    json.put("title", MessageText.of(notification, false, clock).title());
    return json;
  }
}
