package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.DeliveryQuery;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.InMemoryOutbox;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemovedChannelsTest {
  private static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private int wakes;

  private void look(String... configured) {
    new RemovedChannels(outbox, "web-01", () -> wakes++, clock())
        .look(List.of(configured), GIVE_UP_AFTER);
  }

  private Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private void store(String id, String channel) {
    outbox.store(
        Batch.of(
            now,
            List.of(
                new Dispatch(
                    SampleNotification.of(Kind.CRASHED).id(id).processes("web", 1).build(),
                    List.of(channel)))));
  }

  private List<StoredDelivery> of(String channel, DeliveryState state) {
    return outbox.list(
        new DeliveryQuery(EnumSet.of(state), Optional.of(channel), Optional.empty(), 100));
  }

  private List<String> toldTo(String channel) {
    return of(channel, DeliveryState.PENDING).stream()
        .map(stored -> MessageText.of(stored.notification(), false, clock()).title())
        .toList();
  }

  @Test
  void whatWaitsForARemovedChannelIsToldThroughTheOthersOnce() {
    store("n1", "mail");
    store("n2", "mail");

    look("slack", "console");
    look("slack", "console");

    assertThat(toldTo("slack"))
        .containsExactly("channel mail is not configured any more; 2 messages waiting");
    assertThat(toldTo("console")).hasSize(1);
    assertThat(of("mail", DeliveryState.PENDING)).hasSize(2);
    assertThat(wakes).isEqualTo(1);
  }

  @Test
  void nothingIsSaidOfChannelsThatAreConfiguredOrHaveNothingWaiting() {
    store("n1", "slack");

    look("slack", "mail");

    assertThat(outbox.pending()).containsOnlyKeys("slack").containsEntry("slack", 1);
    assertThat(wakes).isZero();
  }

  @Test
  void whatIsTooOldIsBuriedWithTheReason() {
    store("old", "mail");
    now = now.plus(GIVE_UP_AFTER);
    store("young", "mail");
    look("slack");
    assertThat(of("mail", DeliveryState.BURIED)).isEmpty();

    now = now.plusMillis(1);
    look("slack");

    List<StoredDelivery> buried = of("mail", DeliveryState.BURIED);
    assertThat(buried).hasSize(1);
    assertThat(buried.get(0).notification().id()).isEqualTo("old");
    assertThat(buried.get(0).lastFailure().orElseThrow().toString())
        .contains("channel mail is not configured any more");
    assertThat(of("mail", DeliveryState.PENDING)).hasSize(1);
  }

  @Test
  void whatIsBuriedAtOnceIsTold() {
    store("old", "mail");
    now = now.plus(GIVE_UP_AFTER).plusSeconds(1);
    store("young", "mail");

    look("slack");

    assertThat(toldTo("slack"))
        .containsExactly(
            "channel mail is not configured any more; 1 message waiting, 1 message given up");
  }

  @Test
  void nobodyIsToldWhereNoChannelIsLeft() {
    store("n1", "mail");

    look();

    assertThat(outbox.pending()).containsOnlyKeys("mail");
  }
}
