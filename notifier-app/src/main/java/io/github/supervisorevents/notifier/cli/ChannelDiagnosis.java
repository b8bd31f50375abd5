package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.channel.FailureReason;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import java.time.Clock;
import java.util.Optional;

/**
 * What a channel's service says of the credentials.
 *
 * @param name the channel's name
 * @param verdict what it says
 * @param detail in words, without secrets
 * @param code a refusal's code, for machines
 */
record ChannelDiagnosis(String name, Verdict verdict, String detail, Optional<String> code) {

  /** What a service says. */
  enum Verdict {
    GOOD,
    REFUSED,
    UNKNOWN
  }

  /** Asks, unless that is not wanted. */
  static ChannelDiagnosis of(ChannelConfig config, boolean offline, Clock clock) {
    if (offline) {
      return new ChannelDiagnosis(
          config.name(), Verdict.UNKNOWN, "not asked (--offline)", Optional.empty());
    }
    try (Channel channel = config.make(System.err, clock)) {
      return of(config.name(), channel.check());
    }
  }

  private static ChannelDiagnosis of(String name, CheckResult result) {
    if (result instanceof CheckResult.Ok ok) {
      return new ChannelDiagnosis(name, Verdict.GOOD, ok.detail(), Optional.empty());
    }
    if (result instanceof CheckResult.Failed failed) {
      FailureReason reason = failed.reason();
      return new ChannelDiagnosis(
          name, Verdict.REFUSED, reason.toString(), Optional.of(reason.code()));
    }
    return new ChannelDiagnosis(
        name, Verdict.UNKNOWN, ((CheckResult.NotPossible) result).why(), Optional.empty());
  }

  boolean isBad() {
    return verdict == Verdict.REFUSED;
  }

  String words() {
    return switch (verdict) {
      case GOOD -> "good: " + detail;
      case REFUSED -> "refused: " + detail;
      case UNKNOWN -> "not known: " + detail;
    };
  }
}
