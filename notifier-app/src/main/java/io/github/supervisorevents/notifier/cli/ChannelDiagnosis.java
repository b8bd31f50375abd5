package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.channel.Channel;
import io.github.supervisorevents.notifier.channel.CheckResult;
import io.github.supervisorevents.notifier.config.ChannelConfig;
import java.time.Clock;

/**
 * What a channel's service says of the credentials.
 *
 * @param name the channel's name
 * @param verdict what it says
 * @param detail in words, without secrets
 */
record ChannelDiagnosis(String name, Verdict verdict, String detail) {

  /** What a service says. */
  enum Verdict {
    GOOD,
    REFUSED,
    UNKNOWN
  }

  /** Asks, unless that is not wanted. */
  static ChannelDiagnosis of(ChannelConfig config, boolean offline, Clock clock) {
    if (offline) {
      return new ChannelDiagnosis(config.name(), Verdict.UNKNOWN, "not asked (--offline)");
    }
    try (Channel channel = config.make(System.err, clock)) {
      return of(config.name(), channel.check());
    }
  }

  private static ChannelDiagnosis of(String name, CheckResult result) {
    if (result instanceof CheckResult.Ok ok) {
      return new ChannelDiagnosis(name, Verdict.GOOD, ok.detail());
    }
    if (result instanceof CheckResult.Failed failed) {
      return new ChannelDiagnosis(name, Verdict.REFUSED, failed.reason().toString());
    }
    return new ChannelDiagnosis(name, Verdict.UNKNOWN, ((CheckResult.NotPossible) result).why());
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
