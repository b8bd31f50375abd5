package io.github.supervisorevents.notifier.cli;

import io.github.supervisorevents.notifier.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command prints its result. */
final class OutputOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** Prints a line of text before the result is whole; nothing when it will be JSON. */
  void printAtOnce(Supplier<String> line) {
    if (!json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(line.get());
      out.flush();
    }
  }

  /** Prints one of the two; the other is not made. */
  void print(Supplier<List<String>> text, Supplier<?> document) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(document.get()));
    } else {
      text.get().forEach(out::println);
    }
    out.flush();
  }
}
