package io.github.supervisorevents.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.message.SampleNotification;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelProvidersTest {
  @TempDir Path folder;

  @Test
  void pluginIsFoundAndDelivers() throws Exception {
    Path file = folder.resolve("messages.txt");
    ChannelProvider provider = ChannelProviders.onClassPath().named("file");

    try (Channel channel =
        provider.create(Map.of("path", file.toString()), SampleNotification.CLOCK)) {
      Delivery delivery =
          new Delivery("d1", SampleNotification.crashed(), 1, false, Map.of(), Map.of());
      assertThat(channel.deliver(delivery)).isInstanceOf(Delivered.class);
      assertThat(channel.check()).isInstanceOf(CheckResult.NotPossible.class);
    }

    assertThat(file).content().startsWith("web:web_00 crashed (exit 3)\nweb-01, 2026");
  }

  @Test
  void typeThatIsNotThereIsNamedBesideThoseThatAre() {
    assertThatThrownBy(() -> ChannelProviders.onClassPath().named("pager"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no channel plug-in of type pager; found: [file, secretive]");
  }

  @Test
  void pluginThatCannotBeLoadedIsNamed() throws Exception {
    Path services =
        Files.createDirectories(folder.resolve("META-INF/services"))
            .resolve(ChannelProvider.class.getName());
    Files.writeString(services, "com.example.NotThere\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader broken = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(broken);

      assertThatThrownBy(ChannelProviders::onClassPath)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("com.example.NotThere");
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
