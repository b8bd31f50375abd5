package io.github.supervisorevents.distribution;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launchers as they stand in the folder that people install. */
class LauncherIT {
  private static final Path FOLDER = Path.of(System.getProperty("distribution.folder"));
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final Map<String, String> PLAIN =
      Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", JAVA_HOME);

  @TempDir private Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"supervisor-notifier", "jsupervisord", "jsupervisorctl"})
  void startsThroughLinksToItselfFromAnotherFolder(String name) throws Exception {
    Path first = scratch.resolve("first");
    Path second = Files.createDirectory(scratch.resolve("bin")).resolve("second");
    Files.createSymbolicLink(first, FOLDER.resolve("bin").resolve(name));
    Files.createSymbolicLink(second, Path.of("../first"));

    Command run = Command.run(PLAIN, scratch, "bin/second", "--help");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).isNotBlank();
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisor-notifier", "jsupervisord", "jsupervisorctl"})
  void startsThroughALinkToItsFolder(String name) throws Exception {
    Files.createSymbolicLink(scratch.resolve("tools"), FOLDER.resolve("bin"));

    Command run = Command.run(PLAIN, scratch, "tools/" + name, "--help");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisor-notifier", "jsupervisord", "jsupervisorctl"})
  void saysWhereItLookedWhenThereIsNoJava(String name) throws Exception {
    Path tools = onlyTools("readlink", "sed", "dirname");

    Command run =
        Command.run(
            Map.of("PATH", tools.toString(), "JAVA_HOME", "/nonexistent"),
            scratch,
            "/bin/sh",
            FOLDER.resolve("bin").resolve(name).toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith(name + ": no Java found. It needs Java 17 or newer:")
        .contains("JAVA_HOME is /nonexistent")
        .contains("no java on the PATH (" + tools + ")");
  }

  @Test
  void namesOfFilesNeedNotBeAsciiInAnyLocale() throws Exception {
    Path config = scratch.resolve("supervisord.conf");
    Files.writeString(
        config,
        """
        [supervisord]
        [program:x]
        command=/bin/true
        stdout_logfile=%(here)s/\u00fcn\u00ef.log
        """);
    for (String locale : List.of("C", "POSIX", "en_US.ISO-8859-1")) {
      Map<String, String> environment = new HashMap<>(PLAIN);
      environment.put("LC_ALL", locale);

      Command run =
          Command.run(
              environment,
              scratch,
              FOLDER.resolve("bin/jsupervisord").toString(),
              "--check",
              "-c",
              config.toString());

      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
    }
  }

  @Test
  void settingsOfTheNotifierNeedNotBeAsciiInAnyLocale() throws Exception {
    Path script = scratch.resolve("check.sh");
    Files.writeString(
        script,
        """
        NOTIFIER_HOST_NAME='Gr\u00f6\u00dfe'
        NOTIFIER_STATE_DIR='%s/\u00fcn\u00ef'
        SLACK_TOKEN=xoxb-1
        SLACK_CHANNEL='#\u00f6ps'
        export NOTIFIER_HOST_NAME NOTIFIER_STATE_DIR SLACK_TOKEN SLACK_CHANNEL
        exec '%s/bin/supervisor-notifier' check
        """
            .formatted(scratch, FOLDER));
    for (String locale : List.of("C", "POSIX", "en_US.ISO-8859-1")) {
      Map<String, String> environment = new HashMap<>(PLAIN);
      environment.put("LC_ALL", locale);

      Command run = Command.run(environment, scratch, "/bin/sh", script.toString());

      assertThat(run.out()).contains("Gr\u00f6\u00dfe", scratch + "/\u00fcn\u00ef", "#\u00f6ps");
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void saysWhichJavaIsTooOld() throws Exception {
    Path old = fakeJava("openjdk version \"11.0.2\" 2019-01-15");

    Command run =
        Command.run(
            Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", old.toString()),
            scratch,
            FOLDER.resolve("bin/supervisor-notifier").toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("supervisor-notifier: Java 11.0.2 is too old, it needs 17 or newer:")
        .contains(old + "/bin/java (JAVA_HOME is " + old + ")");
  }

  @Test
  void becomesTheJvmSoThatSignalsReachIt() throws Exception {
    try (Listener listener = new Listener(Map.of())) {
      listener.awaitReady();

      Path executable = Path.of("/proc/" + listener.process.pid() + "/exe").toRealPath();

      assertThat(executable.getFileName()).hasToString("java");
    }
  }

  @Test
  void anArchiveThatFitsNoJvmIsIgnoredInSilence() throws Exception {
    Path copy = scratch.resolve("copy");
    copyFolder(copy);
    Files.writeString(copy.resolve("lib/notifier-app.jsa"), "not an archive");

    Command run = Command.run(PLAIN, scratch, copy + "/bin/supervisor-notifier", "version");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("supervisor-notifier ");
    assertThat(run.status()).isZero();
  }

  @Test
  void addsTheOptionsOfItsEnvironmentVariable() throws Exception {
    Map<String, String> environment = new HashMap<>(PLAIN);
    environment.put("NOTIFIER_JAVA_OPTS", "-Xmx33m -XshowSettings:vm");

    Command run = Command.run(environment, scratch, FOLDER + "/bin/supervisor-notifier", "version");

    assertThat(run.err()).contains("Max. Heap Size: 33.00M");
    assertThat(run.status()).isZero();
  }

  @Test
  void channelPluginsAreFoundInTheirFolder() throws Exception {
    Path copy = scratch.resolve("a copy");
    copyFolder(copy);
    pluginJar(Files.createDirectory(copy.resolve("lib/plugins")).resolve("file channel.jar"));
    Path config = scratch.resolve("notifier.yaml");
    Files.writeString(config, "channels:\n  log: {type: file, path: %s/told}\n".formatted(scratch));
    Map<String, String> environment = new HashMap<>(PLAIN);
    environment.put("NOTIFIER_CONFIG", config.toString());
    environment.put("NOTIFIER_STATE_DIR", scratch.resolve("state").toString());

    Command run = Command.run(environment, scratch, copy + "/bin/supervisor-notifier", "test");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("log: delivered");
    assertThat(scratch.resolve("told")).content().contains("this is only a test");
  }

  @Test
  void nativeCodeIsLoadedFromItsFolderAndUnpackedNowhere() throws Exception {
    Map<String, String> environment = new HashMap<>(PLAIN);
    environment.put("JSUPERVISORD_JAVA_OPTS", "-Djna.nounpack=true");

    Command run = Command.run(environment, scratch, FOLDER + "/bin/jsupervisord", "--version");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  /** A folder that has these programs and nothing else. */
  private Path onlyTools(String... names) throws IOException {
    Path tools = Files.createDirectory(scratch.resolve("tools"));
    for (String name : names) {
      Files.createSymbolicLink(tools.resolve(name), Path.of("/usr/bin").resolve(name));
    }
    return tools;
  }

  private Path fakeJava(String version) throws IOException {
    Path home = scratch.resolve("jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\ncat >&2 <<'END'\n" + version + "\nEND\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home;
  }

  /** The plug-in that docs/channels.md shows, compiled as its reader would. */
  private void pluginJar(Path jar) throws IOException {
    String page = Files.readString(Path.of("../docs/channels.md"));
    Path source = scratch.resolve("FileChannelProvider.java");
    Files.writeString(source, page.replaceFirst("(?s).*```java\n(.*?)```.*", "$1"));
    Path classes = Files.createDirectory(scratch.resolve("classes"));
    String notifier = FOLDER + "/lib/notifier-app.jar";
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(
            compiler.run(
                null, null, null, "-cp", notifier, "-d", classes.toString(), source.toString()))
        .isZero();
    String folder = "io/github/supervisorevents/notifier/channel";
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
        DirectoryStream<Path> compiled = Files.newDirectoryStream(classes.resolve(folder))) {
      for (Path one : compiled) {
        zip.putNextEntry(new ZipEntry(folder + "/" + one.getFileName()));
        Files.copy(one, zip);
      }
      zip.putNextEntry(
          new ZipEntry("META-INF/services/" + folder.replace('/', '.') + ".ChannelProvider"));
      zip.write((folder.replace('/', '.') + ".FileChannelProvider").getBytes(US_ASCII));
    }
  }

  private static void copyFolder(Path to) throws IOException, InterruptedException {
    Process copy = new ProcessBuilder("cp", "-a", FOLDER.toString(), to.toString()).start();
    assertThat(copy.waitFor()).isZero();
  }

  /** The notifier as supervisord would start it. */
  private final class Listener implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    Listener(Map<String, String> more) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(List.of(FOLDER + "/bin/supervisor-notifier"))
              .redirectError(scratch.resolve("stderr").toFile());
      builder.environment().clear();
      builder.environment().putAll(PLAIN);
      builder.environment().put("SUPERVISOR_ENABLED", "1");
      builder.environment().put("NOTIFIER_STATE_DIR", scratch.resolve("state").toString());
      builder.environment().putAll(more);
      process = builder.start();
      out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
    }

    void awaitReady() throws IOException {
      assertThat(out.readLine()).isEqualTo("READY");
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      try {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends with its input").isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
