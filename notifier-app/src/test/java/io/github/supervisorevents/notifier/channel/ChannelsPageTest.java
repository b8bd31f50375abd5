package io.github.supervisorevents.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.Notification;
import io.github.supervisorevents.notifier.message.SampleNotification;
import io.github.supervisorevents.notifier.message.TemplateFields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/channels.md says what is so. */
class ChannelsPageTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void pluginOfThePageIsTheOneThatIsTested() throws IOException {
    String source =
        Files.readString(
            Path.of(
                "src/test/java/io/github/supervisorevents/notifier/channel/FileChannelProvider.java"));

    assertThat(page()).contains("```java\n" + source + "```");
  }

  @Test
  void webhookBodyOfThePageIsTheOneThatIsTested() throws IOException {
    try (InputStream body = getClass().getResourceAsStream("webhook/crashed.json")) {
      String json = new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();

      assertThat(page()).contains("```json\n" + json + "\n```");
    }
  }

  @Test
  void everyFieldOfTemplatesIsOnThePage() throws IOException {
    Notification example = SampleNotification.crashed();
    MessageText text = MessageText.of(example, false, SampleNotification.CLOCK);
    String page = page();

    assertThat(TemplateFields.of(example, text).keySet())
        .allMatch(name -> page.contains("`" + name + "`") || page.contains("\"" + name + "\""));
  }

  @Test
  void everySampleIsOnThePage() throws IOException {
    String page = page();
    try (var files = Files.list(ROOT.resolve("config-samples/webhook-templates"))) {
      assertThat(files).allMatch(file -> page.contains("`" + file.getFileName() + "`"));
    }
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/channels.md"));
  }
}
