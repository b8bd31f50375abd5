package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.Status;

/** How a message feels at a glance: its colour and its sign. */
public enum Tone {
  /** Something is down. */
  ALARM("🔴", "#D32F2F"),
  /** Something is not as it should be. */
  WARNING("🟠", "#F57C00"),
  /** It is well again. */
  WELL("🟢", "#2E7D32"),
  /** Good to know. */
  CALM("🔵", "#1976D2");

  private final String sign;
  private final String colour;

  Tone(String sign, String colour) {
    this.sign = sign;
    this.colour = colour;
  }

  /** A coloured circle, for services that show no colour of their own. */
  public String sign() {
    return sign;
  }

  /** {@code #RRGGBB}, readable on white. */
  public String colour() {
    return colour;
  }

  static Tone of(Notification notification) {
    if (notification.status() == Status.RESOLVED) {
      return WELL;
    }
    return switch (notification.severity()) {
      case ERROR -> ALARM;
      case WARNING -> WARNING;
      case INFO -> isGoodNews(notification) ? WELL : CALM;
    };
  }

  private static boolean isGoodNews(Notification notification) {
    return switch (notification.kind()) {
      case RECOVERED, STARTED -> true;
      default -> false;
    };
  }
}
