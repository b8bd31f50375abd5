package io.github.supervisorevents.notifier.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supervisorevents.notifier.channel.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader in Telegram sees of a request, on a terminal: without tags and entities. */
final class TelegramView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TelegramView() {}

  /**
   * A call of the Bot API.
   *
   * @param token what must not be shown
   */
  static Preview.Step of(Preview.Request request, String token) {
    JsonNode parameters;
    try {
      parameters = JSON.readTree(request.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("parameters are always JSON", e);
    }
    return new Preview.Step(
        does(request, parameters),
        lines(parameters.path("text").asText()),
        Optional.of(
            new Preview.Request(
                request.to().replace(token, "***"), request.contentType(), request.body())));
  }

  private static String does(Preview.Request request, JsonNode parameters) {
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
