package io.github.supervisorevents.notifier;

import io.github.supervisorevents.notifier.message.MessageTemplate;
import io.github.supervisorevents.notifier.message.Notification;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the routes that have templates. A template that fails is said once, and the usual
 * words are sent. Any thread.
 */
final class RouteWords implements Teller.Words {
  private final Map<String, MessageTemplate> templates;
  private final Clock clock;
  private final NotifierLog log;
  private final Set<String> failed = ConcurrentHashMap.newKeySet();

  RouteWords(Map<String, MessageTemplate> templates, Clock clock, NotifierLog log) {
    this.templates = Map.copyOf(templates);
    this.clock = clock;
    this.log = log;
  }

  @Override
  public Notification of(Notification notification, String route) {
    MessageTemplate template = templates.get(route);
    if (template == null) {
      return notification;
    }
    try {
      return notification.saying(template.render(notification, clock));
    } catch (IllegalArgumentException e) {
      if (failed.add(route)) {
        log.templateFailed(route, e);
      }
      return notification;
    }
  }
}
