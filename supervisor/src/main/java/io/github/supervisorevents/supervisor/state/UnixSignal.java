package io.github.supervisorevents.supervisor.state;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A signal, known by its number on Linux.
 *
 * @param number 1 to 64
 */
public record UnixSignal(int number) {
  private static final Map<Integer, String> NAMES = new TreeMap<>();
  private static final Map<String, Integer> NUMBERS = new TreeMap<>();

  static {
    String[] inOrder = {
      "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
      "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
      "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "POLL", "PWR", "SYS"
    };
    for (int i = 0; i < inOrder.length; i++) {
      name(inOrder[i], i + 1);
    }
    name("RTMIN", 34);
    name("RTMAX", 64);
    // Second names: understood, never said.
    NUMBERS.put("IOT", 6);
    NUMBERS.put("CLD", 17);
    NUMBERS.put("IO", 29);
  }

  public static final UnixSignal HUP = new UnixSignal(1);
  public static final UnixSignal INT = new UnixSignal(2);
  public static final UnixSignal QUIT = new UnixSignal(3);
  public static final UnixSignal KILL = new UnixSignal(9);
  public static final UnixSignal USR2 = new UnixSignal(12);
  public static final UnixSignal TERM = new UnixSignal(15);

  public UnixSignal {
    if (number < 1 || number > 64) {
      throw new IllegalArgumentException("a signal is 1 to 64, not " + number);
    }
  }

  private static void name(String name, int number) {
    NAMES.put(number, name);
    NUMBERS.put(name, number);
  }

  /**
   * Reads {@code TERM}, {@code SIGTERM} or {@code 15}, in any case of letters.
   *
   * @return empty if it is none that this system names
   */
  public static Optional<UnixSignal> parse(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    if (name.matches("\\+?[0-9]{1,3}")) {
      int number = Integer.parseInt(name);
      return NAMES.containsKey(number) ? Optional.of(new UnixSignal(number)) : Optional.empty();
    }
    Integer number = NUMBERS.get(name.startsWith("SIG") ? name.substring(3) : name);
    return Optional.ofNullable(number).map(UnixSignal::new);
  }

  /** {@code SIGTERM}, or {@code signal 40} for one that has no name. */
  public String name() {
    String name = NAMES.get(number);
    return name == null ? "signal " + number : "SIG" + name;
  }

  @Override
  public String toString() {
    return name();
  }
}
