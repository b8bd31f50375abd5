package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.channel.FailureReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An outbox that is gone with its process: for {@code test}, which sends a sample, and for tests.
 *
 * <p>May be used by any number of threads.
 */
public final class InMemoryOutbox implements Outbox {
  private record MemoryKey(String channel, Optional<String> incident) {}

  private final Map<String, Map<String, String>> state = new HashMap<>();
  private final Map<String, StoredDelivery> deliveries = new LinkedHashMap<>();
  private final Map<String, Instant> holds = new HashMap<>();
  private final Map<MemoryKey, Map<String, String>> memories = new HashMap<>();

  @Override
  public synchronized void store(Batch batch) {
    batch.state().forEach(this::change);
    for (Dispatch dispatch : batch.dispatches()) {
      for (String channel : dispatch.channels()) {
        add(dispatch, channel, batch.at());
      }
    }
  }

  @Override
  public int renewals() {
    return 0;
  }

  private void change(StateChange change) {
    Map<String, String> area = state.computeIfAbsent(change.area(), name -> new TreeMap<>());
    change
        .value()
        .ifPresentOrElse(value -> area.put(change.key(), value), () -> area.remove(change.key()));
  }

  private void add(Dispatch dispatch, String channel, Instant at) {
    String id = dispatch.deliveryId(channel);
    deliveries.putIfAbsent(
        id,
        new StoredDelivery(
            id,
            channel,
            dispatch.notification(),
            DeliveryState.PENDING,
            at,
            0,
            at,
            Optional.empty(),
            Optional.empty()));
  }

  @Override
  public synchronized Map<String, String> state(String area) {
    return Map.copyOf(state.getOrDefault(area, Map.of()));
  }

  @Override
  public synchronized Optional<StoredDelivery> next(String channel) {
    return deliveries.values().stream()
        .filter(delivery -> delivery.state() == DeliveryState.PENDING)
        .filter(delivery -> delivery.channel().equals(channel))
        .findFirst()
        .map(this::held);
  }

  private StoredDelivery held(StoredDelivery delivery) {
    Instant hold = holds.getOrDefault(delivery.channel(), Instant.MIN);
    return hold.isAfter(delivery.notBefore())
        ? changed(
            delivery,
            delivery.state(),
            delivery.attempts(),
            hold,
            delivery.lastFailure(),
            delivery.finishedAt())
        : delivery;
  }

  @Override
  public synchronized boolean isOvertaken(StoredDelivery delivery) {
    return delivery.notification().incident().isPresent()
        && deliveries.values().stream()
            .dropWhile(other -> !other.id().equals(delivery.id()))
            .skip(1)
            .filter(other -> other.state() == DeliveryState.PENDING)
            .filter(other -> other.channel().equals(delivery.channel()))
            .anyMatch(other -> incidentKey(other).equals(incidentKey(delivery)));
  }

  @Override
  public synchronized ChannelMemory memory(StoredDelivery delivery) {
    return new ChannelMemory(
        delivery.notification().incident().isEmpty()
            ? Map.of()
            : memories.getOrDefault(incidentKey(delivery), Map.of()),
        memories.getOrDefault(channelKey(delivery), Map.of()));
  }

  @Override
  public synchronized void settle(StoredDelivery attempted, Settlement settlement) {
    String deliveryId = attempted.id();
    StoredDelivery delivery = deliveries.get(deliveryId);
    if (delivery == null || delivery.state() != DeliveryState.PENDING) {
      return;
    }
    int attempts = delivery.attempts() + 1;
    if (settlement instanceof Settlement.Sent sent) {
      remember(delivery, sent);
      deliveries.put(
          deliveryId,
          changed(
              delivery,
              DeliveryState.SENT,
              attempts,
              delivery.notBefore(),
              delivery.lastFailure(),
              Optional.of(sent.at())));
    } else if (settlement instanceof Settlement.Postponed postponed) {
      if (postponed.wholeChannel()) {
        holds.put(delivery.channel(), postponed.until());
      }
      deliveries.put(
          deliveryId,
          changed(
              delivery,
              DeliveryState.PENDING,
              attempts,
              postponed.until(),
              Optional.of(postponed.reason()),
              Optional.empty()));
    } else if (settlement instanceof Settlement.Buried buried) {
      deliveries.put(
          deliveryId,
          changed(
              delivery,
              DeliveryState.BURIED,
              attempts,
              delivery.notBefore(),
              Optional.of(buried.reason()),
              Optional.of(buried.at())));
    }
  }

  private void remember(StoredDelivery delivery, Settlement.Sent sent) {
    memories
        .computeIfAbsent(channelKey(delivery), key -> new HashMap<>())
        .putAll(sent.channelMemory());
    if (delivery.notification().incident().isPresent()) {
      memories
          .computeIfAbsent(incidentKey(delivery), key -> new HashMap<>())
          .putAll(sent.incidentMemory());
    }
  }

  private static MemoryKey channelKey(StoredDelivery delivery) {
    return new MemoryKey(delivery.channel(), Optional.empty());
  }

  private static MemoryKey incidentKey(StoredDelivery delivery) {
    return new MemoryKey(
        delivery.channel(), delivery.notification().incident().map(incident -> incident.id()));
  }

  private static StoredDelivery changed(
      StoredDelivery delivery,
      DeliveryState state,
      int attempts,
      Instant notBefore,
      Optional<FailureReason> failure,
      Optional<Instant> finishedAt) {
    return new StoredDelivery(
        delivery.id(),
        delivery.channel(),
        delivery.notification(),
        state,
        delivery.storedAt(),
        attempts,
        notBefore,
        failure,
        finishedAt);
  }

  @Override
  public synchronized List<StoredDelivery> list(DeliveryQuery query) {
    List<StoredDelivery> found = new ArrayList<>(deliveries.values());
    Collections.reverse(found);
    return found.stream()
        .filter(delivery -> query.states().contains(delivery.state()))
        .filter(delivery -> query.channel().map(delivery.channel()::equals).orElse(true))
        .filter(
            delivery ->
                query.since().map(since -> !delivery.storedAt().isBefore(since)).orElse(true))
        .limit(query.limit())
        .map(this::held)
        .toList();
  }

  @Override
  public synchronized Optional<StoredDelivery> find(String id) {
    return Optional.ofNullable(deliveries.get(id)).map(this::held);
  }

  @Override
  public synchronized int retry(Collection<String> ids, Instant at) {
    List<StoredDelivery> found = unsent(ids);
    found.forEach(
        delivery ->
            deliveries.put(
                delivery.id(),
                new StoredDelivery(
                    delivery.id(),
                    delivery.channel(),
                    delivery.notification(),
                    DeliveryState.PENDING,
                    at,
                    0,
                    at,
                    delivery.lastFailure(),
                    Optional.empty())));
    return found.size();
  }

  @Override
  public synchronized int drop(Collection<String> ids, Instant at) {
    List<StoredDelivery> found =
        unsent(ids).stream().filter(delivery -> delivery.state() != DeliveryState.DROPPED).toList();
    found.forEach(
        delivery ->
            deliveries.put(
                delivery.id(),
                changed(
                    delivery,
                    DeliveryState.DROPPED,
                    delivery.attempts(),
                    delivery.notBefore(),
                    delivery.lastFailure(),
                    Optional.of(at))));
    return found.size();
  }

  private List<StoredDelivery> unsent(Collection<String> ids) {
    return ids.stream()
        .distinct()
        .filter(deliveries::containsKey)
        .map(deliveries::get)
        .filter(delivery -> delivery.state() != DeliveryState.SENT)
        .toList();
  }

  @Override
  public synchronized Map<String, Integer> pending() {
    Map<String, Integer> counts = new TreeMap<>();
    deliveries.values().stream()
        .filter(delivery -> delivery.state() == DeliveryState.PENDING)
        .forEach(delivery -> counts.merge(delivery.channel(), 1, Integer::sum));
    return counts;
  }

  @Override
  public synchronized int prune(Instant now, Retention retention) {
    List<StoredDelivery> finished =
        deliveries.values().stream().filter(delivery -> delivery.finishedAt().isPresent()).toList();
    int tooMany = Math.max(0, finished.size() - retention.most());
    List<StoredDelivery> old = new ArrayList<>(finished.subList(0, tooMany));
    finished.stream()
        .skip(tooMany)
        .filter(delivery -> isOld(delivery, now, retention))
        .forEach(old::add);
    old.forEach(delivery -> deliveries.remove(delivery.id()));
    return old.size();
  }

  private static boolean isOld(StoredDelivery delivery, Instant now, Retention retention) {
    Instant oldest =
        now.minus(delivery.state() == DeliveryState.SENT ? retention.sent() : retention.buried());
    return delivery.finishedAt().orElseThrow().isBefore(oldest);
  }

  @Override
  public void close() {
    // Nothing to let go of.
  }
}
