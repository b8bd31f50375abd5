package io.github.supervisorevents.notifier.message;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What secrets look like. Every repetition is bounded or possessive, so that no line can take long.
 * The group {@code secret} is what is hidden, all of the match where there is none.
 *
 * <p>Few lines hold one, and trying all patterns on each took a good part of the time that a
 * message is under way: a pattern is tried only where a sign of it stands.
 */
final class SecretPatterns {
  static final Pattern KEY_BEGINS =
      Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
  static final Pattern KEY_ENDS =
      Pattern.compile("-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");

  /** A name that says that its value is secret. */
  private static final String NAME =
      "(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|apikey|access[_-]?key"
          + "|account[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|credentials?)"
          // TokenFilter.java:42 and TokenExpiredException: why are no secrets.
          + "(?![\\w-]{0,40}(?:Exception|Error))[\\w-]{0,40}";

  /** One of these stands in each {@link #NAME}. */
  private static final String[] NAMES = {
    "passw", "passphrase", "pwd", "secret", "token", "key", "credential"
  };

  /** Options of curl that take no value, so that others may follow in the same word. */
  private static final String CURL_SWITCHES = "[#0-46BGIJLMNORSVZafgijklnpqsv]";

  static final List<SecretPattern> ALL =
      List.of(
          // scheme://user:password@host, and scheme://token@host
          SecretPattern.of(
              "(?i)[a-z][a-z0-9+.-]{1,20}://[^\\s/:@\"']{0,200}:(?<secret>[^\\s/\"']{1,400})@",
              "://"),
          SecretPattern.of("(?i)[a-z][a-z0-9+.-]{1,20}://(?<secret>[^\\s/:@\"'*]{8,400})@", "://"),
          // Authorization: Bearer x; Cookie: a=b; c=d
          SecretPattern.of(
              "(?i)authorization[\"']?\\s{0,5}[:=]\\s{0,5}[\"']?(?:[a-z]{1,20}\\s{1,5})?"
                  + "(?<secret>[^\\s\"',]{1,4096})",
              "authorization"),
          SecretPattern.of("(?i)\\bbearer\\s{1,5}(?<secret>[a-z0-9._~+/=-]{12,4096})", "bearer"),
          SecretPattern.of(
              "(?i)\\b(?:set-)?cookie[\"']?\\s{0,5}:\\s{0,5}(?<secret>\\S.{0,4096})", "cookie"),
          // NAME=value, "name": "value", name => 'value'
          SecretPattern.of(
              "(?i)" + NAME + "[\"']?\\s{0,5}(?:=>|:=|[:=])\\s{0,5}\"(?<secret>[^\"]{1,4096})",
              NAMES),
          SecretPattern.of(
              "(?i)" + NAME + "[\"']?\\s{0,5}(?:=>|:=|[:=])\\s{0,5}'(?<secret>[^']{1,4096})",
              NAMES),
          SecretPattern.of(
              "(?i)"
                  + NAME
                  + "[\"']?\\s{0,5}(?:=>|:=|[:=])\\s{0,5}(?<secret>[^\\s,;&\"'}\\])]{1,4096})",
              NAMES),
          // --password value
          SecretPattern.of(
              "(?i)--?[a-z-]{0,40}" + NAME + "\\s{1,5}[\"']?(?<secret>[^\\s\"'-][^\\s\"']{0,4096})",
              NAMES),
          // curl -u user:password; not a URL, whose password is another pattern's
          SecretPattern.of(
              "(?<![\\w-])(?:-[uU]|--(?:proxy-)?user)[\\s\"',=]{1,6}[^\\s\"',=:/]{1,200}:"
                  + "(?!//)(?<secret>[^\\s\"']{1,400})",
              "-u"),
          // curl -uuser:password, curl -sSu user:password: other programs' -u is something else
          SecretPattern.of(
              "(?:\\bcurl\\b|(?!^)\\G).{0,1000}?(?<=[\\s\"',])-"
                  + CURL_SWITCHES
                  + "{0,12}[uU][\\s\"']{0,3}[^\\s\"',:/-][^\\s\"',:/]{0,200}:"
                  + "(?!//)(?<secret>[^\\s\"']{1,400})",
              "curl"),
          // mysqldump -uuser -ppassword, sshpass -p password
          SecretPattern.of(
              "\\b(?:mysql|mariadb)[a-z_-]{0,20}\\s(?:.{0,1000}?\\s)??-p(?<secret>[^\\s\"']{1,400})",
              "mysql",
              "mariadb"),
          SecretPattern.of(
              "\\bsshpass\\s{1,5}-p[\\s\"']{0,5}(?<secret>[^\\s\"']{1,400})", "sshpass"),
          // ?sig=value
          SecretPattern.of(
              "(?i)[?&](?:key|sig|signature|auth|code|x-amz-[a-z-]{1,40})=(?<secret>[^&\\s\"']{1,4096})",
              "?",
              "&"),
          // Forms that services give their keys
          SecretPattern.of("\\b(?:AKIA|ASIA)(?<secret>[A-Z0-9]{16})\\b", "akia", "asia"),
          SecretPattern.of("\\bxox[a-z](?<secret>(?:-[A-Za-z0-9]{1,200}){1,8})", "xox"),
          SecretPattern.of("\\bxapp(?<secret>(?:-[A-Za-z0-9]{1,200}){1,8})", "xapp"),
          SecretPattern.of(
              "\\bgh[pousr]_(?<secret>[A-Za-z0-9]{20,255})",
              "ghp_",
              "gho_",
              "ghu_",
              "ghs_",
              "ghr_"),
          SecretPattern.of("\\bgithub_pat_(?<secret>\\w{20,255})", "github_pat_"),
          SecretPattern.of("\\bgl[a-z]{2,6}-(?<secret>[\\w-]{20,255})", "gl"),
          SecretPattern.of(
              "\\b[srp]k_(?:live|test)_(?<secret>[A-Za-z0-9]{10,255})", "k_live_", "k_test_"),
          SecretPattern.of("\\bsk-(?<secret>[\\w-]{20,255})", "sk-"),
          SecretPattern.of("\\bAIza(?<secret>[\\w-]{35})", "aiza"),
          SecretPattern.of("\\bnpm_(?<secret>[A-Za-z0-9]{30,255})", "npm_"),
          SecretPattern.of("\\bSG\\.(?<secret>[\\w-]{16,64}\\.[\\w-]{16,128})", "sg."),
          SecretPattern.of("\\bwhsec_(?<secret>[A-Za-z0-9+/=]{16,255})", "whsec_"),
          SecretPattern.of("(?<!\\d)\\d{6,12}:(?<secret>[\\w-]{30,64})", ":"),
          SecretPattern.of(
              "\\beyJ[\\w-]{8,4096}\\.(?<secret>[\\w-]{8,8192}(?:\\.[\\w-]{0,4096})?)", "eyj"),
          SecretPattern.of(
              "hooks\\.slack\\.com/[a-z]{1,20}/(?<secret>[\\w/-]{1,255})", "hooks.slack"),
          SecretPattern.of("/api/webhooks/\\d{1,30}/(?<secret>[\\w-]{1,255})", "/api/webhooks/"));

  private SecretPatterns() {}
}
