package io.github.supervisorevents.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.message.SampleProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel that talks to a server keeps to. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ChannelContract {
  protected static final Duration PLENTY = Duration.ofSeconds(20);
  protected static final Duration SHORT = Duration.ofMillis(300);

  /** A channel to a server of this kind. */
  protected abstract Channel channelTo(String host, int port, Duration timeout) throws Exception;

  /** The server's name on the loopback interface. */
  protected String host() {
    return "127.0.0.1";
  }

  protected final Channel channelTo(int port, Duration timeout) throws Exception {
    return channelTo(host(), port, timeout);
  }

  /** The port of a server that takes everything. */
  protected abstract int acceptingPort() throws Exception;

  /** What that server got, in order, as its reader sees it; at least one message. */
  protected abstract List<String> received() throws Exception;

  /** How long a message may be, in the reader's characters. */
  protected abstract int maxLength();

  /** How this kind of server starts to speak, to be followed by an endless stream of letters. */
  protected abstract String startOfAnswer();

  /** What must never be seen. */
  protected abstract List<String> secrets();

  /** What a preview shows a reader. */
  protected String shown(Preview.Step step) throws Exception {
    return String.join("\n", step.reads());
  }

  @Test
  protected void deliversTitleHostReasonAndLog() throws Exception {
    try (Channel channel = channelTo(acceptingPort(), PLENTY)) {
      DeliveryResult result = channel.deliver(delivery(SampleNotification.crashed()));

      assertThat(result).isInstanceOf(Delivered.class);
      assertThat(String.join("\n", received()))
          .contains("web_00 crashed (exit 3)", "web-01", "RUNNING", "ValueError: no such thing");
    }
  }

  @ParameterizedTest
  @EnumSource(Difficult.class)
  protected void aPreviewShowsWhatAReaderSeesAndNeedsNoServer(Difficult difficult)
      throws Exception {
    try (Channel channel = channelTo(OddServer.deadPort(), PLENTY)) {
      Preview preview = channel.preview(delivery(difficult.notification()));

      assertThat(preview.result()).isInstanceOf(Delivered.class);
      assertThat(shown(preview.steps().get(0))).matches(difficult::isReadable);
      assertThat(preview.toString()).doesNotContain(secrets());
    }
  }

  @ParameterizedTest
  @EnumSource(Difficult.class)
  protected void difficultContentArrivesReadable(Difficult difficult) throws Exception {
    try (Channel channel = channelTo(acceptingPort(), PLENTY)) {
      DeliveryResult result = channel.deliver(delivery(difficult.notification()));

      assertThat(result).isInstanceOf(Delivered.class);
      assertThat(received())
          .allSatisfy(message -> assertThat(message.length()).isLessThanOrEqualTo(maxLength()));
      assertThat(String.join("\n", received())).matches(difficult::isReadable);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  protected void everyKindIsDelivered(Kind kind) throws Exception {
    Notification one = SampleNotification.of(kind).processes("web", 1).build();
    Notification none = SampleNotification.of(kind).event("TICK_60", Map.of("when", "1")).build();
    Notification many =
        SampleNotification.of(kind).processes("web", 300).incident("i", SHORT, 3).build();

    try (Channel channel = channelTo(acceptingPort(), PLENTY)) {
      for (Notification notification : List.of(one, none, many)) {
        assertThat(channel.deliver(delivery(notification))).isInstanceOf(Delivered.class);
      }
    }
  }

  @Test
  protected void refusedConnectionIsForLater() throws Exception {
    int port = OddServer.deadPort();
    try (Channel channel = channelTo(port, PLENTY)) {
      FailureReason reason = reason(channel.deliver(delivery(SampleNotification.crashed())));

      assertThat(reason.code()).isEqualTo("not_connected");
      assertThat(reason.toString())
          .matches("no connection could be made to (127\\.0\\.0\\.1|localhost):" + port);
    }
  }

  @Test
  protected void silentServerIsForLater() throws Exception {
    try (OddServer server = OddServer.silent();
        Channel channel = channelTo(server.port(), SHORT)) {
      assertThat(reason(channel.deliver(delivery(SampleNotification.crashed()))).code())
          .isEqualTo("timeout");
    }
  }

  @Test
  protected void drippingServerIsForLater() throws Exception {
    try (OddServer server = OddServer.dripping(startOfAnswer());
        Channel channel = channelTo(server.port(), SHORT)) {
      assertThat(reason(channel.deliver(delivery(SampleNotification.crashed()))).code())
          .isEqualTo("timeout");
    }
  }

  @Test
  protected void floodingServerIsLeftAtOnce() throws Exception {
    try (OddServer server = OddServer.flooding(startOfAnswer());
        Channel channel = channelTo(server.port(), Duration.ofSeconds(50))) {
      assertThat(reason(channel.deliver(delivery(SampleNotification.crashed()))).code())
          .isNotEqualTo("timeout");
    }
  }

  @Test
  protected void serverThatResetsInTheMiddleIsForLater() throws Exception {
    try (OddServer server = OddServer.resetting(startOfAnswer());
        Channel channel = channelTo(server.port(), PLENTY)) {
      assertThat(reason(channel.deliver(delivery(SampleNotification.crashed()))).code())
          .isIn("connection_lost", "tls");
    }
  }

  @Test
  protected void hostWithoutAnAddressIsForLater() throws Exception {
    try (Channel channel = channelTo("no-such-host.invalid", 1, PLENTY)) {
      assertThat(reason(channel.deliver(delivery(SampleNotification.crashed()))))
          .isEqualTo(
              new FailureReason("unknown_host", "no address was found for no-such-host.invalid"));
    }
  }

  @Test
  protected void closingEndsADeliveryUnderWay() throws Exception {
    try (OddServer server = OddServer.silent()) {
      Channel channel = channelTo(server.port(), Duration.ofSeconds(50));
      List<DeliveryResult> results = Collections.synchronizedList(new ArrayList<>());
      Thread lane =
          new Thread(
              () -> results.add(channel.deliver(delivery(SampleNotification.crashed()))), "lane");
      lane.start();
      server.awaitConnection();

      // The library may be between connecting and reading: once is not always enough.
      for (int i = 0; i < 100 && lane.isAlive(); i++) {
        channel.close();
        lane.join(100);
      }

      assertThat(results).hasSize(1).allSatisfy(r -> assertThat(r).isInstanceOf(RetryLater.class));
    }
  }

  @Test
  protected void noSecretIsSeen() throws Exception {
    List<String> seen = new ArrayList<>();
    try (CapturedStderr stderr = new CapturedStderr();
        OddServer dripping = OddServer.dripping(startOfAnswer())) {
      for (int port : List.of(acceptingPort(), OddServer.deadPort(), dripping.port())) {
        try (Channel channel = channelTo(port, SHORT)) {
          seen.add(channel.toString());
          seen.add(channel.deliver(delivery(SampleNotification.crashed())).toString());
          seen.add(channel.check().toString());
        }
      }
      seen.add(stderr.text());
    }

    assertThat(seen).allSatisfy(text -> assertThat(text).doesNotContain(secrets()));
  }

  protected static Delivery delivery(Notification notification) {
    return new Delivery("delivery-1", notification, 1, false, Map.of(), Map.of());
  }

  /** The next delivery of an incident, with what the last one wants remembered. */
  protected static Delivery after(DeliveryResult last, String id, Notification notification) {
    Delivered delivered = (Delivered) last;
    return new Delivery(
        id, notification, 1, false, delivered.incidentMemory(), delivered.channelMemory());
  }

  protected static FailureReason reason(DeliveryResult result) {
    assertThat(result).isInstanceOf(RetryLater.class);
    return ((RetryLater) result).reason();
  }

  /** Content that has broken notifiers before. */
  public enum Difficult {
    A_MEGABYTE_OF_LOG(
        process().log(Collections.nCopies(10_000, "x".repeat(100))), text -> text.contains("xxx")),
    ONE_LINE_OF_A_MEGABYTE(process().log("y".repeat(1_000_000)), text -> text.contains("web_00")),
    MARKUP(
        process().spawnError("a & b <i>c</i> \"d\" *e* _f_ ~g~ [h](i) {j} | k! #l"),
        text -> text.contains("a & b <i>c</i> \"d\" *e* _f_ ~g~ [h](i) {j} | k! #l")),
    FENCES(
        process().log("before ``` inside", "````", "</pre></code> <!here>"),
        text -> text.contains("before") && text.contains("inside") && text.contains("</pre>")),
    LINE_FEEDS_IN_NAMES(
        SampleProcess.named("web", "a\nb\r\nBcc: everybody@example.org"),
        text -> text.contains("a b")),
    LONE_SURROGATE(process().log("left \uD83D right"), text -> text.contains("left \uFFFD right")),
    BEYOND_THE_BASIC_PLANE(process().log("snow ☃ and 😀"), text -> text.contains("snow ☃ and 😀")),
    TERMINAL_CODES(process().log("\u001b[31mred\u001b[0m"), text -> text.contains("red")),
    LONG_NAME(SampleProcess.named("web", "n".repeat(5_000)), text -> text.contains("nnn"));

    private final SampleProcess process;
    private final Predicate<String> readable;

    Difficult(SampleProcess process, Predicate<String> readable) {
      this.process = process;
      this.readable = readable;
    }

    private static SampleProcess process() {
      return SampleProcess.named("web", "web_00").exit(3);
    }

    Notification notification() {
      return SampleNotification.of(Kind.CRASHED)
          .process(process)
          .incident("inc", PLENTY, 1)
          .build();
    }

    boolean isReadable(String text) {
      return readable.test(text);
    }
  }
}
