package io.github.supervisorevents.notifier.message;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Templates for a message's title and body, with the fields of {@link TemplateFields}. Immutable.
 */
public final class MessageTemplate {
  private final Optional<TextTemplate> title;
  private final Optional<TextTemplate> body;

  private MessageTemplate(Optional<TextTemplate> title, Optional<TextTemplate> body) {
    this.title = title;
    this.body = body;
  }

  /**
   * Compiles templates, and tries them with the examples.
   *
   * @param title empty for the usual title
   * @param body empty for the usual body
   * @throws IllegalArgumentException when one is none, or names a field that does not exist
   */
  public static MessageTemplate of(Optional<String> title, Optional<String> body) {
    MessageTemplate template =
        new MessageTemplate(
            title.map(source -> TextTemplate.of(source, Escaping.NONE)),
            body.map(source -> TextTemplate.of(source, Escaping.NONE)));
    TemplateFields.examples()
        .forEach(example -> template.render(example, Clock.systemDefaultZone()));
    return template;
  }

  /** What it says in its own words: {@code title}, {@code body} or both. */
  public List<String> parts() {
    return Stream.concat(
            title.map(template -> "title").stream(), body.map(template -> "body").stream())
        .toList();
  }

  /**
   * The words for a notification.
   *
   * @throws IllegalArgumentException when they cannot be found
   */
  public OwnWords render(Notification notification, Clock clock) {
    Map<String, Object> fields =
        TemplateFields.of(notification, MessageText.of(notification, false, clock));
    return new OwnWords(
        title.map(template -> template.render(fields).strip()).filter(text -> !text.isEmpty()),
        body.map(template -> template.render(fields).lines().map(String::stripTrailing).toList())
            .orElse(List.of()));
  }
}
