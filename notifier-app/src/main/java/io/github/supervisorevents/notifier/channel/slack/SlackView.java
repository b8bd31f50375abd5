package io.github.supervisorevents.notifier.channel.slack;

import io.github.supervisorevents.notifier.channel.Preview;
import io.github.supervisorevents.notifier.channel.http.HttpAddress;
import io.github.supervisorevents.notifier.json.Json;
import io.github.supervisorevents.notifier.json.JsonValue;
import io.github.supervisorevents.notifier.json.NotJsonException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader in Slack sees of a request, on a terminal: marks and entities are gone, an
 * attachment has its bar, a code fence its own.
 */
final class SlackView {
  private static final Pattern CODE = Pattern.compile("`(.*)`");
  private static final Pattern BOLD = Pattern.compile("(\\S+ )?\\*([^*]+)\\*( · .*)?");
  private static final String FENCE = "```";
  private static final int FIELD_WIDTH = 18;

  private final Map<String, String> form;
  private final String text;
  private final List<String> lines = new ArrayList<>();

  private SlackView(Map<String, String> form, String text) {
    this.form = form;
    this.text = text;
  }

  /** A call of the Web API. */
  static Preview.Step ofCall(Preview.Request request) {
    Map<String, String> form = form(request.body());
    SlackView view = new SlackView(form, form.getOrDefault("text", ""));
    view.read(tree(form.getOrDefault("attachments", "[]")));
    return new Preview.Step(view.does(request.to()), view.lines, Optional.of(request));
  }

  /** A post to an incoming webhook. */
  static Preview.Step ofWebhook(Preview.Request request) {
    JsonValue message = tree(request.body());
    JsonValue attachments = message.path("attachments");
    SlackView view = new SlackView(Map.of(), message.path("text").asText());
    view.read(attachments);
    String masked = HttpAddress.masked(URI.create(request.to()));
    return new Preview.Step(
        "posts by its webhook" + view.bar(attachments),
        view.lines,
        Optional.of(new Preview.Request(masked, request.contentType(), request.body())));
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String field : body.split("&")) {
      int equals = field.indexOf('=');
      form.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static JsonValue tree(String json) {
    try {
      return Json.read(json);
    } catch (NotJsonException e) {
      throw new IllegalStateException("Slack's SDK writes JSON", e);
    }
  }

  private String does(String to) {
    String bar = bar(tree(form.getOrDefault("attachments", "[]")));
    if (to.endsWith("chat.update")) {
      return "edits that message" + bar;
    }
    return form.containsKey("thread_ts")
        ? "answers in its thread" + bar
        : "posts into " + form.get("channel") + bar;
  }

  private String bar(JsonValue attachments) {
    String colour = attachments.path(0).path("color").asText();
    return colour.isEmpty() ? "" : ", with a bar in " + colour;
  }

  private void read(JsonValue attachments) {
    readable(text).lines().forEach(lines::add);
    attachments
        .items()
        .forEach(attachment -> attachment.path("blocks").items().forEach(this::block));
  }

  private void block(JsonValue block) {
    block.path("fields").items().forEach(field -> field(field.path("text").asText()));
    section(block.path("text").path("text").asText());
    block
        .path("elements")
        .items()
        .forEach(element -> barred(readable(element.path("text").asText())));
  }

  private void field(String text) {
    String[] nameAndValue = text.split("\n", 2);
    String name = readable(nameAndValue[0]);
    int padding = Math.max(2, FIELD_WIDTH - name.length());
    barred(name + " ".repeat(padding) + readable(nameAndValue[1]));
  }

  private void section(String text) {
    boolean fenced = false;
    for (String line : text.lines().toList()) {
      if (line.equals(FENCE)) {
        fenced = !fenced;
      } else {
        barred(fenced ? "│ " + unescaped(line) : readable(line));
      }
    }
  }

  private void barred(String line) {
    lines.add("┃ " + line);
  }

  /** Without the marks that are ours; others are part of what somebody wrote. */
  private static String readable(String mrkdwn) {
    Matcher code = CODE.matcher(mrkdwn);
    Matcher bold = BOLD.matcher(mrkdwn);
    if (code.matches()) {
      return unescaped(code.group(1));
    }
    return unescaped(
        bold.matches()
            ? mrkdwn.substring(0, bold.start(2) - 1)
                + bold.group(2)
                + mrkdwn.substring(bold.end(2) + 1)
            : mrkdwn);
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
