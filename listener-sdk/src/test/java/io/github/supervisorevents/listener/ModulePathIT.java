package io.github.supervisorevents.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener that is a module: then Java has no more modules than are asked for. */
class ModulePathIT {
  private static final String MODULE =
      "module app { requires io.github.supervisorevents.listener; }";

  private static final String MAIN =
      """
      package app;
      import io.github.supervisorevents.listener.SupervisorListener;
      import io.github.supervisorevents.listener.event.Tick;
      import io.github.supervisorevents.listener.rpc.SupervisorClient;
      import io.github.supervisorevents.listener.testing.FakeSupervisor;
      public class Main {
        public static void main(String[] args) throws Exception {
          FakeSupervisor.start(SupervisorListener.builder()).close();
          SupervisorClient.builder("unix:///none").build();
          SupervisorListener.builder().on(Tick.class, tick -> {}).stopOnSigterm().build().run();
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void aListenerMayBeAModule() throws Exception {
    run("javac", "-d", folder.resolve("app").toString(), "-p", sdk(), main(), module());

    assertThat(run("java", "-p", modules(), "-m", "app/app.Main")).isEqualTo("READY\n");
  }

  private String modules() throws Exception {
    return sdk() + File.pathSeparator + folder.resolve("app");
  }

  private static String sdk() throws Exception {
    return Path.of(
            SupervisorListener.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private String main() throws IOException {
    return Files.writeString(folder.resolve("Main.java"), MAIN).toString();
  }

  private String module() throws IOException {
    return Files.writeString(folder.resolve("module-info.java"), MODULE).toString();
  }

  private String run(String tool, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + tool);
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(err)).isZero();
      return Files.readString(out);
    } finally {
      process.destroyForcibly();
    }
  }
}
