package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.message.Fact;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import io.github.supervisorevents.notifier.route.QuietTimes;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Deliveries in words. */
final class DeliveryText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Clock clock;

  DeliveryText(Clock clock) {
    this.clock = clock;
  }

  /** A table, each delivery with what came of it in a second line. */
  List<String> list(List<StoredDelivery> deliveries) {
    TextTable table = new TextTable();
    for (StoredDelivery delivery : deliveries) {
      table.add(
          List.of(
              delivery.id(),
              delivery.channel(),
              delivery.state().word(),
              time(delivery.notification().at()),
              title(delivery.notification())),
          List.of(standing(delivery)));
    }
    return table.lines();
  }

  /** All that is known of one, with the message as a person would read it. */
  List<String> whole(StoredDelivery delivery) {
    List<String> lines = new ArrayList<>();
    lines.add("Delivery   " + delivery.id());
    lines.add("Channel    " + delivery.channel());
    lines.add("State      " + delivery.state().word() + ": " + standing(delivery));
    lines.add("Stored     " + time(delivery.storedAt()));
    lines.add("Kind       " + kind(delivery.notification()));
    lines.add("");
    lines.addAll(message(delivery.notification()));
    return lines;
  }

  private static String kind(Notification notification) {
    String incident = notification.incident().map(found -> ", incident " + found.id()).orElse("");
    return notification.kind().word() + incident;
  }

  /** A notification as a person would read it. */
  List<String> message(Notification notification) {
    MessageText text = MessageText.of(notification, false, clock);
    List<String> lines = new ArrayList<>();
    lines.add(text.title());
    lines.add("  " + text.host() + " · " + text.time());
    text.notes().forEach(note -> lines.add("  " + note));
    for (Fact fact : text.facts()) {
      lines.add("  %-18s %s".formatted(fact.name(), fact.value()).stripTrailing());
    }
    text.itemLines().forEach(item -> lines.add("  " + item));
    if (!text.logLines().isEmpty()) {
      lines.add("  " + text.logTitle());
      text.logLines().forEach(line -> lines.add("    " + line));
    }
    return lines;
  }

  String title(Notification notification) {
    return MessageText.of(notification, false, clock).title();
  }

  /** Which channels are told, or why none is. */
  String whither(Told told) {
    return told.held().map(this::heldBack).orElseGet(() -> channels(told.route().channels()));
  }

  private static String channels(List<String> channels) {
    return channels.isEmpty() ? "nobody" : String.join(", ", channels);
  }

  private String heldBack(QuietTimes.HeldPart held) {
    return held.silence()
            .map(silence -> "nobody, silenced by " + silence.id() + " of " + silence.words())
            .orElse("nobody yet, held back for quiet hours")
        + " until "
        + time(held.until());
  }

  /** What came of it so far, and what comes next. */
  private String standing(StoredDelivery delivery) {
    String because = delivery.lastFailure().map(reason -> ": " + reason).orElse("");
    return switch (delivery.state()) {
      case PENDING -> tried(delivery) + next(delivery) + because;
      case BURIED -> "not sent, " + tried(delivery) + finished(delivery) + because;
      case DROPPED -> "dropped by an operator" + finished(delivery) + because;
      case SENT -> "sent" + finished(delivery) + after(delivery);
    };
  }

  private static String tried(StoredDelivery delivery) {
    return switch (delivery.attempts()) {
      case 0 -> "not tried yet";
      case 1 -> "1 attempt";
      default -> delivery.attempts() + " attempts";
    };
  }

  private static String after(StoredDelivery delivery) {
    return delivery.attempts() > 1
        ? ", at attempt "
            + delivery.attempts()
            + delivery.lastFailure().map(f -> "; before: " + f).orElse("")
        : "";
  }

  private String next(StoredDelivery delivery) {
    return delivery.notBefore().isAfter(clock.instant())
        ? ", next at " + time(delivery.notBefore())
        : "";
  }

  private String finished(StoredDelivery delivery) {
    return delivery.finishedAt().map(at -> " at " + time(at)).orElse("");
  }

  /** The time in this machine's zone. */
  String time(Instant at) {
    return TIME.format(at.atZone(clock.getZone()));
  }

  /** How many there are of each state, for example {@code 2 pending, 1 buried}. */
  static String counts(List<StoredDelivery> deliveries) {
    List<String> counts = new ArrayList<>();
    for (DeliveryState state : DeliveryState.values()) {
      long number = deliveries.stream().filter(delivery -> delivery.state() == state).count();
      if (number > 0) {
        counts.add(number + " " + state.word());
      }
    }
    return String.join(", ", counts);
  }
}
