package io.github.supervisorevents.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
  private static final Notification CRASH = TemplateFields.examples().get(0);

  @Test
  void titleAndBodyAreInOnesOwnWords() {
    MessageTemplate template =
        MessageTemplate.of(
            Optional.of("{{#opened}}DOWN{{/opened}} {{process_name}}"),
            Optional.of("see https://wiki/{{group}}\n{{#log_lines}}> {{.}}\n{{/log_lines}}"));

    Notification notification = CRASH.saying(template.render(CRASH, CLOCK));
    MessageText text = MessageText.of(notification, false, CLOCK);

    assertThat(text.title()).isEqualTo("DOWN web:web_00");
    assertThat(text.itemLines())
        .containsExactly("see https://wiki/web", "> say \"hello\"", "> C:\\temp");
    assertThat(text.facts()).isEmpty();
    assertThat(text.logLines()).isEmpty();
  }

  @Test
  void titleAloneLeavesTheUsualBody() {
    MessageTemplate template = MessageTemplate.of(Optional.of("x"), Optional.empty());

    MessageText text = MessageText.of(CRASH.saying(template.render(CRASH, CLOCK)), false, CLOCK);

    assertThat(text.title()).isEqualTo("x");
    assertThat(text.logLines()).isNotEmpty();
  }

  @Test
  void emptyTitleIsTheUsualOne() {
    MessageTemplate template =
        MessageTemplate.of(Optional.of("{{#resolved}}over{{/resolved}}"), Optional.empty());

    assertThat(template.render(CRASH, CLOCK).title()).isEmpty();
  }

  @Test
  void fieldThatDoesNotExistIsRefusedAtOnce() {
    assertThatThrownBy(() -> MessageTemplate.of(Optional.of("{{nmae}}"), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nmae");
  }
}
