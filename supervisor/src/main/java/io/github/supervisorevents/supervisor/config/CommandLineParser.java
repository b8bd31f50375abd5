package io.github.supervisorevents.supervisor.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the command line as getopt does: {@code -n}, {@code -nc FILE}, {@code -cFILE}, {@code
 * --configuration=FILE}, {@code --conf FILE}. For one thread, one command line.
 */
public final class CommandLineParser {
  private static final Map<String, CommandLine.Action> ACTIONS =
      Map.of(
          "check", CommandLine.Action.CHECK,
          "help", CommandLine.Action.HELP,
          "", CommandLine.Action.HELP,
          "version", CommandLine.Action.VERSION);

  private final Deque<String> words;
  private final Map<String, CommandLine.Override> given = new HashMap<>();
  private CommandLine.Action action = CommandLine.Action.RUN;

  private CommandLineParser(List<String> words) {
    this.words = new ArrayDeque<>(words);
  }

  /**
   * Reads the arguments of the command.
   *
   * @throws UsageException if an option is unknown, lacks its argument or is given twice, or an
   *     argument belongs to no option
   */
  public static CommandLine parse(List<String> arguments) throws UsageException {
    CommandLineParser parser = new CommandLineParser(arguments);
    while (!parser.words.isEmpty()) {
      parser.word(parser.words.pop());
    }
    Optional<String> file =
        Optional.ofNullable(parser.given.remove("configuration")).map(CommandLine.Override::value);
    parser.given.remove("profile_options");
    return new CommandLine(parser.action, file, parser.given);
  }

  /** The help text. */
  public static String help(String command) {
    StringBuilder help = new StringBuilder("Usage: " + command + " [options]\n\n");
    for (CommandOption option : CommandOption.ALL) {
      if (!option.name().isEmpty()) {
        String letter = option.letter().isEmpty() ? "    " : "-" + option.letter() + ", ";
        String forms =
            letter + "--" + option.name() + (option.takesArgument() ? " " + option.argument() : "");
        help.append(String.format(Locale.ROOT, "  %-34s %s%n", forms, option.help()));
      }
    }
    return help.toString();
  }

  private void word(String word) throws UsageException {
    if (word.equals("--") && words.isEmpty()) {
      return;
    }
    if (word.startsWith("--") && word.length() > 2) {
      longOption(word.substring(2));
    } else if (word.startsWith("-") && word.length() > 1 && !word.equals("--")) {
      shortOptions(word.substring(1));
    } else {
      throw new UsageException("found \"" + word + "\"; only options are allowed");
    }
  }

  private void shortOptions(String letters) throws UsageException {
    for (int i = 0; i < letters.length(); i++) {
      String letter = letters.substring(i, i + 1);
      CommandOption option =
          CommandOption.ALL.stream()
              .filter(candidate -> candidate.letter().equals(letter))
              .findFirst()
              .orElseThrow(() -> new UsageException("option -" + letter + " not recognized"));
      if (option.takesArgument()) {
        String attached = letters.substring(i + 1);
        take(option, "-" + letter, attached.isEmpty() ? next("-" + letter) : attached);
        return;
      }
      take(option, "-" + letter, "true");
    }
  }

  private void longOption(String text) throws UsageException {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    CommandOption option = named(name);
    if (!option.takesArgument()) {
      if (equals >= 0) {
        throw new UsageException("option --" + name + " must not have an argument");
      }
      take(option, "--" + name, "true");
    } else {
      take(option, "--" + name, equals < 0 ? next("--" + name) : text.substring(equals + 1));
    }
  }

  /** The beginning of a name is enough if no other name begins so. */
  private static CommandOption named(String name) throws UsageException {
    List<CommandOption> candidates =
        CommandOption.ALL.stream()
            .filter(option -> !option.name().isEmpty() && option.name().startsWith(name))
            .toList();
    Optional<CommandOption> exact =
        candidates.stream().filter(option -> option.name().equals(name)).findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    if (candidates.isEmpty()) {
      List<String> names = CommandOption.ALL.stream().map(CommandOption::name).toList();
      throw new UsageException("option --" + name + " not recognized" + Nearest.hint(name, names));
    }
    if (candidates.size() > 1) {
      throw new UsageException("option --" + name + " not a unique prefix");
    }
    return candidates.get(0);
  }

  private String next(String option) throws UsageException {
    if (words.isEmpty()) {
      throw new UsageException("option " + option + " requires an argument");
    }
    return words.pop();
  }

  private void take(CommandOption option, String written, String value) throws UsageException {
    CommandLine.Action asked = ACTIONS.get(option.name());
    if (asked != null) {
      // The first of -h and -v counts; either goes before --check.
      boolean decided = action == CommandLine.Action.HELP || action == CommandLine.Action.VERSION;
      action = decided ? action : asked;
    } else if (given.putIfAbsent(option.name(), new CommandLine.Override(written, value)) != null) {
      throw new UsageException("conflicting command line option " + written + ": given twice");
    }
  }
}
