package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.config.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with how a command was called, in a few lines. */
final class Misuse {
  private static final String UNKNOWN_COMMAND = "Unknown subcommand";

  private final ParameterException problem;
  private final CommandLine commandLine;
  private final List<String> lines = new ArrayList<>();

  private Misuse(ParameterException problem) {
    this.problem = problem;
    this.commandLine = problem.getCommandLine();
  }

  /** The lines: what is wrong, what was perhaps meant, what is allowed, where to read on. */
  static List<String> lines(ParameterException problem) {
    Misuse misuse = new Misuse(problem);
    misuse.describe();
    misuse.lines.add("Try: " + misuse.commandLine.getCommandSpec().qualifiedName() + " --help");
    return misuse.lines;
  }

  private void describe() {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      if (first.startsWith("-")) {
        unknown("option", first.split("=", 2)[0], options());
      } else if (!commands().isEmpty()) {
        unknown("command", first, commands());
      } else {
        say(
            "%s does not understand: %s"
                .formatted(
                    commandLine.getCommandSpec().qualifiedName(),
                    String.join(" ", unmatched.getUnmatched())));
      }
    } else if (problem.getMessage().startsWith(UNKNOWN_COMMAND)) {
      unknown("command", problem.getValue(), commands());
    } else {
      say(problem.getMessage());
    }
  }

  private void unknown(String what, String found, TreeSet<String> allowed) {
    Optional<String> near = NearNames.nearestOfFew(found, allowed);
    say(
        "there is no %s %s%s"
            .formatted(what, found, near.map(name -> ": did you mean " + name + "?").orElse("")));
    lines.addAll(
        TextLines.wrapped(
            "%s%s: %s"
                .formatted(
                    what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1),
                    "s",
                    String.join(", ", allowed)),
            ""));
  }

  private void say(String words) {
    lines.add("supervisor-notifier: " + words);
  }

  private TreeSet<String> commands() {
    return new TreeSet<>(commandLine.getSubcommands().keySet());
  }

  private TreeSet<String> options() {
    CommandSpec spec = commandLine.getCommandSpec();
    return spec.options().stream()
        .map(OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
