package io.github.supervisorevents.notifier.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;

/**
 * A Mustache template: {@code {{title}}} is a value, escaped; {@code {{{title}}}} is the value as
 * it is; {@code {{#resolved}}…{{/resolved}}} is there when the field is true, not null and not
 * empty, and once for each when it is a list; {@code {{^resolved}}…{{/resolved}}} is the opposite;
 * {@code {{! …}}} is a comment. A value that is null is nothing; a field that does not exist is an
 * error. Immutable.
 */
public final class TextTemplate {
  private final Template template;

  private TextTemplate(Template template) {
    this.template = template;
  }

  /**
   * Compiles a template.
   *
   * @throws IllegalArgumentException when it is none; the message names the line
   */
  public static TextTemplate of(String source, Escaping escaping) {
    try {
      return new TextTemplate(
          Mustache.compiler()
              .withEscaper(escaping::escape)
              .strictSections(true)
              .emptyStringIsFalse(true)
              .nullValue("")
              .compile(source));
    } catch (MustacheException e) {
      throw new IllegalArgumentException("not a template: " + e.getMessage(), e);
    }
  }

  /**
   * Fills in the fields.
   *
   * @param fields by name: strings, numbers, booleans, null, maps and lists of them
   * @throws IllegalArgumentException when the template names a field that does not exist; the
   *     message names the field and the line
   */
  public String render(Map<String, Object> fields) {
    try {
      return template.execute(fields);
    } catch (MustacheException.Context e) {
      throw new IllegalArgumentException(
          "line " + e.lineNo + ": there is no field named " + e.key, e);
    } catch (MustacheException e) {
      throw new IllegalArgumentException("cannot be filled in: " + e.getMessage(), e);
    }
  }
}
