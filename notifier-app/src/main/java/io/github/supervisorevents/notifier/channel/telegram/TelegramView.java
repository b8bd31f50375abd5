package io.github.supervisorevents.notifier.channel.telegram;

import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.json.JsonValue;
import io.github.supervisorevents.notifier.json.NotJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader in Telegram sees of a request, on a terminal: without tags and entities. */
final class TelegramView {
  private TelegramView() {}

  /**
   * A call of the Bot API.
   *
   * @param token what must not be shown
   */
  static Preview.Step of(Preview.Request request, String token) {
    JsonValue parameters;
    try {
      parameters = Json.read(request.body());
    } catch (NotJsonException e) {
      throw new IllegalStateException("parameters are always JSON", e);
    }
    return new Preview.Step(
        does(request, parameters),
        lines(parameters.path("text").asText()),
        Optional.of(
            new Preview.Request(
                request.to().replace(token, "***"), request.contentType(), request.body())));
  }

  private static String does(Preview.Request request, JsonValue parameters) {
    if (request.to().endsWith("editMessageText")) {
      return "edits that message";
    }
    return parameters.has("reply_parameters")
        ? "answers it"
        : "writes to chat " + parameters.path("chat_id").asText();
  }

  private static List<String> lines(String html) {
    List<String> lines = new ArrayList<>();
    boolean fenced = false;
    for (String line : html.lines().toList()) {
      fenced |= line.startsWith("<pre>");
      String text = readable(line);
      lines.add(fenced ? "│ " + text : text);
      fenced &= !line.endsWith("</pre>");
    }
    return lines;
  }

  private static String readable(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
