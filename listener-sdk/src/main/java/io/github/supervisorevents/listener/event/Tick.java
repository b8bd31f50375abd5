package io.github.supervisorevents.listener.event;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock: the {@code TICK_*} events.
 *
 * @param header the header that it came with
 * @param period the time from one such tick to the next
 * @param when the tick's time, a multiple of the period; the epoch when not given
 */
public record Tick(EventHeader header, Duration period, Instant when) implements EventPayload {}
