package io.github.supervisorevents.notifier.channel.slack;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import com.slack.api.util.json.GsonFactory;

/** JSON as the SDK writes and reads it. */
final class SlackJson {
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private SlackJson() {}

  static String write(Object value) {
    return GSON.toJson(value);
  }

  /**
   * Reads an answer.
   *
   * @throws RuntimeException when it is empty, not JSON or of another form; Gson has several
   */
  static <T> T read(String json, Class<T> type) {
    T value = GSON.fromJson(json, type);
    if (value == null) {
      throw new JsonSyntaxException("nothing");
    }
    return value;
  }
}
