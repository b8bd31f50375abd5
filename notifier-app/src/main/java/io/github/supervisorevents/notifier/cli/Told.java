package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.route.QuietTimes;
import io.github.supervisorevents.notifier.route.Route;
import java.time.Duration;
import java.util.Optional;

/**
 * What a simulation led to.
 *
 * @param after how long after the beginning
 * @param notification what is told
 * @param route by which route
 * @param held why it is held back; empty when it is not
 */
record Told(
    Duration after, Notification notification, Route route, Optional<QuietTimes.HeldPart> held) {}
