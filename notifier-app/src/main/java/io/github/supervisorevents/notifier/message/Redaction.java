package io.github.supervisorevents.notifier.message;

import io.github.supervisorevents.notifier.incident.ProcessFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.PatternSyntaxException;

/**
 * Takes secrets out of what programs write before it leaves the host: passwords in URLs, values of
 * names that say they are secret ({@code DB_PASSWORD=…}, {@code "api_key": "…"}), Authorization and
 * Cookie headers, keys that show by their form what they are, and private keys in PEM form. What is
 * taken out is replaced by {@code ***}. It errs on the side of hiding too much, and cannot know
 * every secret there is. Immutable.
 */
public final class Redaction {
  private static final String HIDDEN = "***";

  /** Far more than any message shows of a line; bounds the time that a line can take. */
  private static final int MAX_LINE = 4_096;

  private final List<SecretPattern> more;

  private Redaction(List<SecretPattern> more) {
    this.more = List.copyOf(more);
  }

  /** What everybody wants hidden. */
  public static Redaction usual() {
    return new Redaction(List.of());
  }

  /**
   * Hides more.
   *
   * @param regex what to hide: the group named {@code secret} where there is one, else all of a
   *     match
   * @throws IllegalArgumentException when it is no regular expression; the message says where
   */
  public Redaction and(String regex) {
    List<SecretPattern> hidden = new ArrayList<>(more);
    SecretPattern pattern = SecretPattern.of(regex);
    try {
      pattern.pattern();
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "expected a regular expression, found: %s (%s at position %d)"
              .formatted(regex, e.getDescription(), e.getIndex()),
          e);
    }
    hidden.add(pattern);
    return new Redaction(hidden);
  }

  /** One line without its secrets; cut when it is absurdly long. */
  public String line(String line) {
    String clean = PlainText.cut(line, MAX_LINE);
    String small = clean.toLowerCase(Locale.ROOT);
    for (SecretPattern pattern : SecretPatterns.ALL) {
      if (pattern.mayBeIn(small)) {
        clean = pattern.hiddenIn(clean);
      }
    }
    for (SecretPattern pattern : more) {
      clean = pattern.hiddenIn(clean);
    }
    return clean;
  }

  /** Lines that belong together, without their secrets: also those that span lines. */
  public List<String> lines(List<String> lines) {
    List<String> clean = new ArrayList<>(lines.size());
    boolean inKey = beginsWithinKey(lines);
    for (String line : lines) {
      boolean ends = SecretPatterns.KEY_ENDS.matcher(line).find();
      boolean begins = SecretPatterns.KEY_BEGINS.matcher(line).find();
      clean.add(inKey || begins || ends ? HIDDEN : line(line));
      inKey = begins ? !ends : inKey && !ends;
    }
    return List.copyOf(clean);
  }

  /** What is known of a process, without the secrets in what it and supervisord wrote. */
  public ProcessFacts facts(ProcessFacts facts) {
    return facts.toBuilder()
        .spawnError(facts.spawnError().map(this::line))
        .logTail(lines(facts.logTail()))
        .build();
  }

  /** An event, without the secrets in its tokens and its data. */
  public RawEvent event(RawEvent event) {
    Map<String, String> payload = new LinkedHashMap<>();
    event.payload().forEach((name, value) -> payload.put(name, token(name, value)));
    List<String> data = List.of(event.data().split("\n", -1));
    return new RawEvent(event.headers(), payload, String.join("\n", lines(data)));
  }

  /** A value whose name may say that it is secret. */
  private String token(String name, String value) {
    String before = name + "=";
    String clean = line(before + value);
    return clean.startsWith(before) ? clean.substring(before.length()) : HIDDEN;
  }

  /** The tail of a log may begin in the middle of a key. */
  private static boolean beginsWithinKey(List<String> lines) {
    for (String line : lines) {
      if (SecretPatterns.KEY_BEGINS.matcher(line).find()) {
        return false;
      }
      if (SecretPatterns.KEY_ENDS.matcher(line).find()) {
        return true;
      }
    }
    return false;
  }
}
