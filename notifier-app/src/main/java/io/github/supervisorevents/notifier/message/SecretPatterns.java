package io.github.supervisorevents.notifier.message;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What secrets look like. Every repetition is bounded or possessive, so that no line can take long.
 * The group {@code secret} is what is hidden, all of the match where there is none.
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

  static final List<Pattern> ALL =
      Stream.of(
              // scheme://user:password@host, and scheme://token@host
              "(?i)[a-z][a-z0-9+.-]{1,20}://[^\\s/:@\"']{0,200}:(?<secret>[^\\s/\"']{1,400})@",
              "(?i)[a-z][a-z0-9+.-]{1,20}://(?<secret>[^\\s/:@\"'*]{8,400})@",
              // Authorization: Bearer x; Cookie: a=b; c=d
              "(?i)authorization[\"']?\\s{0,5}[:=]\\s{0,5}[\"']?(?:[a-z]{1,20}\\s{1,5})?"
                  + "(?<secret>[^\\s\"',]{1,4096})",
              "(?i)\\bbearer\\s{1,5}(?<secret>[a-z0-9._~+/=-]{12,4096})",
              "(?i)\\b(?:set-)?cookie[\"']?\\s{0,5}:\\s{0,5}(?<secret>\\S.{0,4096})",
              // NAME=value, "name": "value", name => 'value'
              "(?i)" + NAME + "[\"']?\\s{0,5}(?:=>|:=|[:=])\\s{0,5}\"(?<secret>[^\"]{1,4096})",
              "(?i)" + NAME + "[\"']?\\s{0,5}(?:=>|:=|[:=])\\s{0,5}'(?<secret>[^']{1,4096})",
              "(?i)"
                  + NAME
                  + "[\"']?\\s{0,5}(?:=>|:=|[:=])\\s{0,5}(?<secret>[^\\s,;&\"'}\\])]{1,4096})",
              // --password value
              "(?i)--?[a-z-]{0,40}" + NAME + "\\s{1,5}[\"']?(?<secret>[^\\s\"'-][^\\s\"']{0,4096})",
              // ?sig=value
              "(?i)[?&](?:key|sig|signature|auth|code|x-amz-[a-z-]{1,40})=(?<secret>[^&\\s\"']{1,4096})",
              // Forms that services give their keys
              "\\b(?:AKIA|ASIA)(?<secret>[A-Z0-9]{16})\\b",
              "\\bxox[a-z](?<secret>(?:-[A-Za-z0-9]{1,200}){1,8})",
              "\\bxapp(?<secret>(?:-[A-Za-z0-9]{1,200}){1,8})",
              "\\bgh[pousr]_(?<secret>[A-Za-z0-9]{20,255})",
              "\\bgithub_pat_(?<secret>\\w{20,255})",
              "\\bgl[a-z]{2,6}-(?<secret>[\\w-]{20,255})",
              "\\b[srp]k_(?:live|test)_(?<secret>[A-Za-z0-9]{10,255})",
              "\\bsk-(?<secret>[\\w-]{20,255})",
              "\\bAIza(?<secret>[\\w-]{35})",
              "\\bnpm_(?<secret>[A-Za-z0-9]{30,255})",
              "\\bSG\\.(?<secret>[\\w-]{16,64}\\.[\\w-]{16,128})",
              "\\bwhsec_(?<secret>[A-Za-z0-9+/=]{16,255})",
              "(?<!\\d)\\d{6,12}:(?<secret>[\\w-]{30,64})",
              "\\beyJ[\\w-]{8,4096}\\.(?<secret>[\\w-]{8,8192}(?:\\.[\\w-]{0,4096})?)",
              "hooks\\.slack\\.com/[a-z]{1,20}/(?<secret>[\\w/-]{1,255})",
              "/api/webhooks/\\d{1,30}/(?<secret>[\\w-]{1,255})")
          .map(Pattern::compile)
          .toList();

  private SecretPatterns() {}
}
