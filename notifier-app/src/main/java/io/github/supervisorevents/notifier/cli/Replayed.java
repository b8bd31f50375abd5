package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.DeliveryQuery;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.Outbox;
import io.github.supervisorevents.notifier.outbox.SilenceBook;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import io.github.supervisorevents.notifier.route.HeldBack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a replay told.
 *
 * @param after how long after the beginning
 * @param route by which route; empty when it is the notifier's own news
 * @param deliveries the same notification for each channel
 */
record Replayed(Duration after, String route, List<StoredDelivery> deliveries) {
  Replayed {
    deliveries = List.copyOf(deliveries);
  }

  /** All of an outbox, in their order. */
  static List<Replayed> in(Outbox outbox, Map<String, String> routes, Instant start) {
    List<StoredDelivery> stored =
        new ArrayList<>(
            outbox.list(DeliveryQuery.of(EnumSet.allOf(DeliveryState.class), Integer.MAX_VALUE)));
    Collections.reverse(stored);
    Map<String, List<StoredDelivery>> byNotification = new LinkedHashMap<>();
    for (StoredDelivery delivery : stored) {
      byNotification
          .computeIfAbsent(delivery.notification().id(), id -> new ArrayList<>())
          .add(delivery);
    }
    List<Replayed> all = new ArrayList<>();
    byNotification.forEach(
        (id, deliveries) ->
            all.add(
                new Replayed(
                    Duration.between(start, deliveries.get(0).storedAt()),
                    routes.getOrDefault(id, ""),
                    deliveries)));
    return all;
  }

  /** How much was held back and not told. */
  static int heldBack(Outbox outbox) {
    return new SilenceBook(outbox).heldBack().values().stream().mapToInt(HeldBack::notices).sum();
  }

  Notification notification() {
    return deliveries.get(0).notification();
  }

  List<String> channels() {
    return deliveries.stream().map(StoredDelivery::channel).toList();
  }
}
