package io.github.supervisorevents.notifier.outbox;

import static io.github.supervisorevents.notifier.outbox.OutboxSamples.NOON;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.bare;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.ofIncident;
import static io.github.supervisorevents.notifier.outbox.OutboxSamples.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationTextsTest {
  private final NotificationTexts texts = new NotificationTexts();

  static Stream<Notification> notifications() {
    return Stream.of(
        plain("n1"),
        bare("n2"),
        ofIncident("n3", "i1"),
        SampleNotification.crashed(),
        SampleNotification.recovered());
  }

  @ParameterizedTest
  @MethodSource("notifications")
  void whatAnotherProcessWroteIsReadWhole(Notification notification) {
    String text = new NotificationTexts().write(notification);

    assertThat(texts.read(text)).isEqualTo(notification);
  }

  @Test
  void whatWasWrittenJustNowIsNotReadAgain() {
    Notification notification = plain("n1");
    String text = texts.write(notification);

    assertThat(texts.read(new String(text.toCharArray()))).isSameAs(notification);
  }

  @Test
  void onlyTheLastAreKept() {
    Notification notification = plain("n1");
    String text = texts.write(notification);
    for (int other = 2; other < 50; other++) {
      texts.write(plain("n" + other));
    }

    assertThat(texts.read(text)).isEqualTo(notification).isNotSameAs(notification);
  }

  @Test
  void whatIsNoNotificationIsRefused() {
    assertThatThrownBy(() -> texts.read("{\"at\":\"" + NOON + "\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a stored notification");
  }
}
