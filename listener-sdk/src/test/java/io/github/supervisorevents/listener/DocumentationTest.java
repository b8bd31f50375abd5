package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the manual shows is Java that compiles. */
class DocumentationTest {
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("public class (\\w+)");
  private static final Path ROOT = Path.of("..");

  /** What the snippets take for granted. */
  private static final String AROUND =
      """
      import io.github.supervisorevents.listener.*;
      import io.github.supervisorevents.listener.event.*;
      import io.github.supervisorevents.listener.rpc.*;
      import io.github.supervisorevents.listener.testing.*;
      import java.io.BufferedReader;
      import java.time.Duration;
      import java.util.*;
      abstract class %s {
        SupervisorClient supervisor;
        abstract void log(String text);
        abstract void store(Event event) throws java.io.IOException;
        abstract boolean isKnown(String name);
        void snippet() throws Exception {
      %s
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({"README.md, 1", "docs/listener-sdk.md, 6", "docs/rpc.md, 3"})
  void everySnippetCompiles(String page, int atLeast, @TempDir Path folder) throws IOException {
    String manual = Files.readString(ROOT.resolve(page));
    List<JavaFileObject> sources = new ArrayList<>();
    for (MatchResult match : SNIPPET.matcher(manual).results().toList()) {
      String code = match.group(1);
      Matcher whole = CLASS.matcher(code);
      String name = whole.find() ? whole.group(1) : "Snippet" + sources.size();
      sources.add(source(name, name.startsWith("Snippet") ? AROUND.formatted(name, code) : code));
    }

    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> mistakes = new DiagnosticCollector<>();
    List<String> options =
        List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    compiler.getTask(null, null, mistakes, options, null, sources).call();

    assertThat(sources).hasSizeGreaterThanOrEqualTo(atLeast);
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
