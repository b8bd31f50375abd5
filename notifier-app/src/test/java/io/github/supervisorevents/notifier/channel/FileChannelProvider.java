package io.github.supervisorevents.notifier.channel;

import io.github.supervisorevents.notifier.channel.DeliveryResult.Delivered;
import io.github.supervisorevents.notifier.channel.DeliveryResult.RetryLater;
import io.github.supervisorevents.notifier.message.MessageText;
import io.github.supervisorevents.notifier.message.PlainMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The example of docs/channels.md: a channel that appends each message to a file. */
public final class FileChannelProvider implements ChannelProvider {

  @Override
  public String type() {
    return "file";
  }

  @Override
  public Channel create(Map<String, String> settings, Clock clock) {
    String path = settings.get("path");
    if (path == null) {
      throw new IllegalArgumentException("a file channel needs a path");
    }
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path: expected one that begins with /, found: " + path);
    }
    return new FileChannel(Path.of(path), clock);
  }

  private record FileChannel(Path path, Clock clock) implements Channel {

    @Override
    public DeliveryResult deliver(Delivery delivery) {
      MessageText text = MessageText.of(delivery.notification(), delivery.late(), clock);
      try {
        Files.writeString(
            path,
            PlainMessage.of(text) + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
        return new Delivered();
      } catch (IOException e) {
        return new RetryLater(
            new FailureReason("not_written", path + " cannot be written"), Optional.empty());
      }
    }
  }
}
