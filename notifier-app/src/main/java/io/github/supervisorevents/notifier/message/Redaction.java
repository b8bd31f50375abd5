package io.github.supervisorevents.notifier.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that leaves the host: passwords in URLs, assignments to names that mean
 * a secret, authorization headers, tokens of well-known shapes, private keys. Errs on the side of
 * taking out too much. Immutable.
 */
public final class Redaction {
  private static final String GONE = "***";

  private static final String SECRET_WORD =
      "(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key"
          + "|credentials?|pwd)";

  /** Bounded, and begins where a word begins, so that no line takes long. */
  private static final String SECRET_NAME =
      "(?<![\\w.-])[\\w.-]{0,40}" + SECRET_WORD + "[\\w.-]{0,40}";

  private static final String SECRET_OPTION =
      "(?<![\\w.-])--[\\w-]{0,40}" + SECRET_WORD + "[\\w-]{0,40}";

  /** Each with a group {@code keep}, which may be empty, before what goes. */
  private static final List<Pattern> USUAL =
      List.of(
          // user:password@ in a URL
          pattern(
              "(?<keep>\\b[a-z][a-z0-9+.-]{0,30}://[^\\s/:@\"']{0,200}:)[^\\s/\"']{1,500}(?=@)"),
          // https://token@host
          pattern("(?<keep>\\bhttps?://)[^\\s/:@\"']{16,500}(?=@)"),
          // "password": "x", PASSWORD='x y'
          pattern("(?<keep>(?:" + SECRET_NAME + ")[\"']?\\s{0,5}[:=]\\s{0,5})\"[^\"]{1,2000}\""),
          pattern("(?<keep>(?:" + SECRET_NAME + ")[\"']?\\s{0,5}[:=]\\s{0,5})'[^']{1,2000}'"),
          // Authorization: Bearer x
          pattern(
              "(?<keep>\\b(?:proxy-)?authorization[\"']?\\s{0,5}[:=]\\s{0,5}[\"']?(?:\\w+\\s+)?)\\S{1,2000}"),
          pattern("(?<keep>\\b(?:bearer|basic)\\s+)[a-z0-9._~+/=-]{16,2000}"),
          // password=x, API_KEY: x
          pattern("(?<keep>(?:" + SECRET_NAME + ")[\"']?\\s{0,5}[:=]\\s{0,5})[^\\s\"'&,;]{1,2000}"),
          // --password x
          pattern("(?<keep>" + SECRET_OPTION + "\\s{1,5})[^\\s-]\\S{0,2000}"),
          // Tokens that are known by their looks
          pattern("(?<keep>)\\bxox[a-z]-[\\w-]{8,500}"),
          pattern(
              "(?<keep>)\\b(?:ghp|gho|ghu|ghs|ghr|github_pat|glpat|sk|rk|pk|whsec)[_-][\\w/+=-]{16,500}"),
          pattern("(?<keep>)\\b(?:AKIA|ASIA)[A-Z0-9]{12,40}\\b"),
          pattern("(?<keep>)\\beyJ[\\w-]{8,2000}\\.[\\w-]{8,4000}(?:\\.[\\w-]{0,2000})?"),
          pattern("(?<keep>)\\b\\d{6,12}:[\\w-]{30,60}\\b"),
          pattern("(?<keep>https://hooks\\.slack\\.com/)\\S{8,500}"));

  private static final Pattern KEY_BEGINS = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final Pattern KEY_ENDS = Pattern.compile("-----END [A-Z ]*PRIVATE KEY-----");

  private final List<Pattern> more;

  private Redaction(List<Pattern> more) {
    this.more = List.copyOf(more);
  }

  /** What is taken out unless somebody asks for more. */
  public static Redaction usual() {
    return new Redaction(List.of());
  }

  /**
   * Takes out more.
   *
   * @param patterns what else goes, wherever they are found
   */
  public Redaction and(List<Pattern> patterns) {
    List<Pattern> all = new ArrayList<>(more);
    all.addAll(Objects.requireNonNull(patterns, "patterns"));
    return new Redaction(all);
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** One line without its secrets. */
  public String line(String line) {
    String text = line;
    for (Pattern pattern : USUAL) {
      text = pattern.matcher(text).replaceAll("${keep}" + Matcher.quoteReplacement(GONE));
    }
    for (Pattern pattern : more) {
      text = pattern.matcher(text).replaceAll(Matcher.quoteReplacement(GONE));
    }
    return text;
  }

  /** Lines without their secrets, private keys that span several among them. */
  public List<String> lines(List<String> lines) {
    List<String> clean = new ArrayList<>();
    boolean inKey = startsInKey(lines);
    for (String line : lines) {
      inKey |= KEY_BEGINS.matcher(line).find();
      clean.add(inKey ? GONE : line(line));
      inKey &= !KEY_ENDS.matcher(line).find();
    }
    return clean;
  }

  /** The beginning of a key may have been cut off. */
  private static boolean startsInKey(List<String> lines) {
    for (String line : lines) {
      if (KEY_BEGINS.matcher(line).find()) {
        return false;
      }
      if (KEY_ENDS.matcher(line).find()) {
        return true;
      }
    }
    return false;
  }
}
