package io.github.supervisorevents.notifier.channel.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.channel.Delivery;
import io.github.supervisorevents.notifier.channel.DeliveryResult;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.Rejected;
import io.github.supervisorevents.notifier.incident.Kind;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.message.SampleProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleChannelTest {

  @Test
  void writesABlock() {
    assertThat(written(new ConsoleConfig(false), SampleNotification.crashed()))
        .isEqualTo(
            """

            ▌ ✖ web:web_00 crashed (exit 3)
            ▌   web-01 · 2026-11-20 09:00:00 UTC
            ▌   State             RUNNING → EXITED
            ▌   Exit              status 3, not expected
            ▌   Ran for           2 h 5 min
            ▌   Pid               4711
            ▌   Failures          4
            ▌   Going on for      12 s
            ▌   Last log lines
            ▌     Traceback (most recent call last):
            ▌     ValueError: no such thing

            """);
  }

  @Test
  void listsSeveralProcesses() {
    Notification several = SampleNotification.of(Kind.CRASHED).processes("web", 2).build();

    assertThat(written(new ConsoleConfig(false), several))
        .contains("▌   Processes\n▌     web:web_00: exit 3\n▌     web:web_01: exit 3\n");
  }

  @Test
  void coloursWhenAsked() {
    assertThat(written(new ConsoleConfig(true), SampleNotification.crashed()))
        .contains("\u001b[31m▌\u001b[0m \u001b[31m✖\u001b[0m \u001b[1mweb:web_00 crashed");
    assertThat(written(new ConsoleConfig(true), SampleNotification.recovered()))
        .contains("\u001b[32m✔\u001b[0m");
  }

  @Test
  void terminalCodesOfProgramsAreNotPassedOn() {
    Notification notification =
        SampleNotification.of(Kind.CRASHED)
            .process(SampleProcess.named("web", "x\u001b[2Jy").log("\u001b[31mred\u0007"))
            .build();

    assertThat(written(new ConsoleConfig(false), notification))
        .contains("web:xy crashed", "    red")
        .doesNotContain("\u001b", "\u0007");
  }

  @Test
  void colourNeedsATerminalThatKnowsItAndNoNoColor() {
    assertThat(ConsoleConfig.suiting(Map.of(), true).colour()).isTrue();
    assertThat(ConsoleConfig.suiting(Map.of("NO_COLOR", ""), true).colour()).isTrue();
    assertThat(ConsoleConfig.suiting(Map.of(), false).colour()).isFalse();
    assertThat(ConsoleConfig.suiting(Map.of("NO_COLOR", "1"), true).colour()).isFalse();
    assertThat(ConsoleConfig.suiting(Map.of("TERM", "dumb"), true).colour()).isFalse();
  }

  @Test
  void streamInErrorIsSaidOnce() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    try (ConsoleChannel channel =
        new ConsoleChannel(
            new ConsoleConfig(false), new PrintStream(broken), SampleNotification.CLOCK)) {

      assertThat(channel.deliver(delivery(SampleNotification.crashed())))
          .isInstanceOf(Rejected.class);
    }
  }

  private static String written(ConsoleConfig config, Notification notification) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // An ASCII stream: what is written is UTF-8 all the same.
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.US_ASCII);
    try (ConsoleChannel channel = new ConsoleChannel(config, out, SampleNotification.CLOCK)) {
      DeliveryResult result = channel.deliver(delivery(notification));
      assertThat(result).isInstanceOf(Delivered.class);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Delivery delivery(Notification notification) {
    return new Delivery("delivery-1", notification, 1, false, Map.of(), Map.of());
  }
}
