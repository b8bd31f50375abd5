package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.route.Route;
import java.time.Duration;

/**
 * What a simulation led to.
 *
 * @param after how long after the beginning
 * @param notification what is told
 * @param route by which route
 */
record Told(Duration after, Notification notification, Route route) {}
