package io.github.supervisorevents.notifier.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.RecordedRequest;

/** Reads what was sent to Slack as Slack and its readers do. */
final class SlackRequests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SlackRequests() {}

  static Map<String, String> form(RecordedRequest request) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : request.getBody().utf8().split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(decoded(parts[0]), decoded(parts[1]));
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static JsonNode attachments(Map<String, String> form) throws IOException {
    return JSON.readTree(form.getOrDefault("attachments", "[]"));
  }

  static JsonNode json(RecordedRequest request) throws IOException {
    return JSON.readTree(request.getBody().utf8());
  }

  /** The message as people see it, markup taken away. */
  static String shown(String text, JsonNode attachments) {
    StringBuilder shown = new StringBuilder(text).append('\n');
    attachments.forEach(attachment -> texts(attachment.get("blocks"), shown));
    return shown
        .toString()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("\u200B", "");
  }

  private static void texts(JsonNode node, StringBuilder shown) {
    if (node == null) {
      return;
    }
    if (node.isObject() && node.has("text") && node.get("text").isTextual()) {
      shown.append(node.get("text").asText()).append('\n');
    }
    node.forEach(child -> texts(child, shown));
  }
}
