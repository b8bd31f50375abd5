package io.github.supervisorevents.notifier.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command prints its result. */
final class OutputOptions {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** Prints one of the two; the other is not made. */
  void print(Supplier<List<String>> text, Supplier<JsonNode> document) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(pretty(document.get()));
    } else {
      text.get().forEach(out::println);
    }
    out.flush();
  }

  private static String pretty(JsonNode document) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
