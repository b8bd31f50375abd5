package io.github.supervisorevents.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.incident.Severity;
import io.github.supervisorevents.notifier.incident.Status;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.Source;
import io.github.supervisorevents.notifier.outbox.Batch;
import io.github.supervisorevents.notifier.outbox.DeliveryQuery;
import io.github.supervisorevents.notifier.outbox.DeliveryState;
import io.github.supervisorevents.notifier.outbox.Dispatch;
import io.github.supervisorevents.notifier.outbox.InMemoryOutbox;
import io.github.supervisorevents.notifier.outbox.Settlement;
import io.github.supervisorevents.notifier.outbox.StoredDelivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelTroubleTest {
  private static final FailureReason BLOCKED =
      new FailureReason("Forbidden", "bot was blocked by the user");

  private final InMemoryOutbox outbox = new InMemoryOutbox();
  private Instant now = Instant.parse("2026-11-20T12:00:00Z");
  private int wakes;
  private int number;
  private ChannelTrouble trouble = observer(List.of("slack", "mail"));
  private StoredDelivery delivery;

  private final class SetClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private ChannelTrouble observer(List<String> others) {
    return new ChannelTrouble("telegram", others, "web-01", outbox, () -> wakes++, new SetClock());
  }

  @BeforeEach
  void store() {
    Notification notification =
        new Notification(
            "n" + number++,
            Status.EVENT,
            Kind.SUPERVISOR_STARTED,
            Severity.INFO,
            now,
            new Source("web-01", "supervisor"),
            List.of(),
            OptionalInt.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty());
    outbox.store(Batch.of(now, List.of(new Dispatch(notification, List.of("telegram")))));
    delivery = outbox.next("telegram").orElseThrow();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private List<String> toldTo(String channel) {
    return outbox
        .list(
            new DeliveryQuery(
                EnumSet.allOf(DeliveryState.class), Optional.of(channel), Optional.empty(), 100))
        .stream()
        .map(stored -> MessageText.of(stored.notification(), false, new SetClock()).title())
        .toList();
  }

  @Test
  void aChannelThatRefusesIsToldThroughTheOthersOnce() {
    refuse(delivery);
    refuse(delivery);

    assertThat(toldTo("slack"))
        .containsExactly(
            "channel telegram sends nothing until its configuration is mended: bot was blocked by"
                + " the user; 1 message given up");
    assertThat(toldTo("mail")).isEqualTo(toldTo("slack"));
    assertThat(toldTo("telegram")).containsExactly("supervisord started");
    assertThat(wakes).isEqualTo(1);
  }

  private void refuse(StoredDelivery refused) {
    outbox.settle(refused, new Settlement.Buried(now, BLOCKED));
    trouble.refused(refused, BLOCKED);
  }

  @Test
  void whatComesAfterARefusalIsRefusedAsWellAndDoesNotWait() {
    store();
    store();

    refuse(outbox.next("telegram").orElseThrow());

    assertThat(toldTo("slack")).singleElement(STRING).endsWith("; 3 messages given up");
  }

  @Test
  void aChannelThatIsDownIsToldWhenThatLastsAndThatItWorksAgain() {
    trouble.postponed(delivery, BLOCKED, now);
    pass(ChannelTrouble.LONG.minusSeconds(1));
    trouble.postponed(delivery, BLOCKED, now);
    assertThat(toldTo("slack")).isEmpty();

    pass(Duration.ofSeconds(1));
    trouble.postponed(delivery, BLOCKED, now);
    pass(Duration.ofHours(1));
    trouble.postponed(delivery, BLOCKED, now);
    trouble.delivered(delivery, Duration.ZERO);
    trouble.delivered(delivery, Duration.ZERO);

    assertThat(toldTo("slack"))
        .containsExactly(
            "channel telegram works again",
            "channel telegram is down for 5 min: bot was blocked by the user; 1 message waiting");
  }

  @Test
  void shortTroubleIsNotTold() {
    trouble.postponed(delivery, BLOCKED, now);
    pass(ChannelTrouble.LONG.minusSeconds(1));
    trouble.delivered(delivery, Duration.ZERO);
    pass(Duration.ofSeconds(2));
    trouble.postponed(delivery, BLOCKED, now);

    assertThat(toldTo("slack")).isEmpty();
  }

  @Test
  void anotherRunKnowsWhatWasTold() {
    trouble.refused(delivery, BLOCKED);

    trouble = observer(List.of("slack", "mail"));
    trouble.refused(delivery, BLOCKED);
    assertThat(toldTo("slack")).hasSize(1);

    trouble = observer(List.of("slack", "mail"));
    trouble.delivered(delivery, Duration.ZERO);
    assertThat(toldTo("slack")).hasSize(2);
  }

  @Test
  void nobodyIsToldWhenThereIsNoOtherChannel() {
    trouble = observer(List.of());

    trouble.refused(delivery, BLOCKED);

    assertThat(outbox.pending()).containsOnlyKeys("telegram");
  }

  @Test
  void aChannelThatIsBackInTheConfigurationAndRefusesIsToldAgain() {
    new RemovedChannels(outbox, "web-01", () -> wakes++, new SetClock())
        .look(List.of("slack"), Duration.ofHours(1));

    trouble.refused(delivery, BLOCKED);
    trouble.delivered(delivery, Duration.ZERO);

    assertThat(toldTo("slack")).hasSize(3).last(STRING).contains("is not configured any more");
  }
}
