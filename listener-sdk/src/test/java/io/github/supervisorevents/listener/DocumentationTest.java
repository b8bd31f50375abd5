package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manual shows is Java that compiles. */
class DocumentationTest {
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path DOCS = Path.of("..", "docs");

  /** What the snippets take for granted. */
  private static final String AROUND =
      """
      import io.github.supervisorevents.listener.*;
      import io.github.supervisorevents.listener.event.*;
      import io.github.supervisorevents.listener.testing.*;
      import java.time.Duration;
      import java.util.*;
      abstract class Snippet%d {
        abstract void log(String text);
        abstract void store(Event event) throws java.io.IOException;
        abstract boolean isKnown(String name);
        void snippet() throws Exception {
      %s
        }
      }
      """;

  @Test
  void everySnippetCompiles(@TempDir Path folder) throws IOException {
    String manual = Files.readString(DOCS.resolve("listener-sdk.md"));
    List<JavaFileObject> sources = new ArrayList<>();
    for (MatchResult match : SNIPPET.matcher(manual).results().toList()) {
      String code = match.group(1);
      sources.add(
          code.contains("public class Exits")
              ? source("Exits", code)
              : source("Snippet" + sources.size(), AROUND.formatted(sources.size(), code)));
    }

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
    List<String> options =
        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    compiler.getTask(null, null, mistakes, options, null, sources).call();

    assertThat(sources).hasSizeGreaterThan(5);
    assertThat(mistakes.getDiagnostics()).isEmpty();
  }

  private static JavaFileObject source(String name, String code) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreErrors) {
        return code;
      }
    };
  }
}
