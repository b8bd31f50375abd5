package io.github.supervisorevents.notifier.outbox;

import io.github.supervisorevents.notifier.message.Notification;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Notifications as the text that is stored. What was stored just now is delivered just now, by all
 * its channels: the last texts that were written need not be read. Any thread.
 */
final class NotificationTexts {
  private static final int KEPT = 8;

  private final Map<String, Notification> written =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Notification> eldest) {
          return size() > KEPT;
        }
      };

  String write(Notification notification) {
    String text = NotificationJson.write(notification);
    synchronized (written) {
      written.put(text, notification);
    }
    return text;
  }

  /**
   * The notification that has this text.
   *
   * @throws IllegalArgumentException when the text is none
   */
  Notification read(String text) {
    Notification known;
    synchronized (written) {
      known = written.get(text);
    }
    return known == null ? NotificationReader.read(text) : known;
  }
}
