package io.github.supervisorevents.notifier.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what has to be told until it is told.
 *
 * <p>Look, deliver, settle: a lane looks at its channel's oldest pending delivery, tries it, and
 * settles the attempt. What was stored stays until it is settled as sent or buried, whatever
 * happens to this process. Between a successful attempt and its settlement a crash leads to a
 * second attempt, with the same delivery id: at least once, never zero times.
 *
 * <p>May be used by any number of threads; each call is atomic. Calls block for one local
 * transaction, never for the network. When one throws {@link OutboxException}, it changed nothing
 * and may be repeated.
 */
public interface Outbox extends AutoCloseable {

  /** Stores a batch, whole; durable when this returns. */
  void store(Batch batch);

  /**
   * How often this outbox had to be begun anew, because its file was damaged or taken away: what
   * was remembered before the last time is gone.
   */
  int renewals();

  /** All entries of an area of remembered state, by key. */
  Map<String, String> state(String area);

  /** The oldest pending delivery of a channel, due or not. */
  Optional<StoredDelivery> next(String channel);

  /** Whether a later delivery of the same incident is pending on the same channel. */
  boolean isOvertaken(StoredDelivery delivery);

  /** What a channel remembers for this delivery. */
  ChannelMemory memory(StoredDelivery delivery);

  /**
   * Writes down what came of an attempt. Does nothing when the delivery is not pending any more,
   * for example because an operator dropped it meanwhile.
   */
  void settle(StoredDelivery delivery, Settlement settlement);

  /** Deliveries, newest first. */
  List<StoredDelivery> list(DeliveryQuery query);

  /** The delivery of this id. */
  Optional<StoredDelivery> find(String id);

  /**
   * Makes these due now, as if they had just been stored: buried and dropped ones become pending
   * again, pending ones need not wait for their next attempt. What a service asked to wait for is
   * still waited for. Sent ones, and those that are not there, stay as they are.
   *
   * @param at when that was asked for
   * @return how many are due now
   */
  int retry(Collection<String> ids, Instant at);

  /**
   * Gives up these, pending and buried ones: an operator does not want them sent.
   *
   * @param at when that was asked for
   * @return how many were dropped
   */
  int drop(Collection<String> ids, Instant at);

  /** How many deliveries are pending, by channel; channels without any are left out. */
  Map<String, Integer> pending();

  /**
   * Forgets what is no longer needed: finished deliveries, what channels remember of incidents long
   * past. Pending deliveries stay.
   *
   * @return how many deliveries were forgotten
   */
  int prune(Instant now, Retention retention);

  /** Whatever was stored stays; no call may follow. */
  @Override
  void close();
}
