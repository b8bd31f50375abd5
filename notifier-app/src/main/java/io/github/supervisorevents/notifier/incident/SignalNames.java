package io.github.supervisorevents.notifier.incident;

import java.util.Map;
import java.util.Optional;

/** Names of the signals that end processes, by their number on Linux. */
public final class SignalNames {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(5, "SIGTRAP"),
          Map.entry(6, "SIGABRT"),
          Map.entry(7, "SIGBUS"),
          Map.entry(8, "SIGFPE"),
          Map.entry(9, "SIGKILL"),
          Map.entry(10, "SIGUSR1"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(12, "SIGUSR2"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(14, "SIGALRM"),
          Map.entry(15, "SIGTERM"),
          Map.entry(24, "SIGXCPU"),
          Map.entry(25, "SIGXFSZ"),
          Map.entry(31, "SIGSYS"));

  private SignalNames() {}

  /** The name of a signal; empty when it is not one that ends processes. */
  public static Optional<String> of(int number) {
    return Optional.ofNullable(NAMES.get(number));
  }

  /** What an event says of a signal, by name where it says a number; 0 is no signal. */
  static Optional<String> named(String token) {
    if (!token.matches("[0-9]{1,3}")) {
      return Optional.of(token);
    }
    int number = Integer.parseInt(token);
    return number == 0 ? Optional.empty() : of(number).or(() -> Optional.of("signal " + token));
  }
}
