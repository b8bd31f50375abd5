package io.github.supervisorevents.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.supervisorevents.supervisor.spec.CtlSpec;
import io.github.supervisorevents.supervisor.spec.GroupSpec;
import io.github.supervisorevents.supervisor.spec.LogLevel;
import io.github.supervisorevents.supervisor.spec.LogTarget;
import io.github.supervisorevents.supervisor.spec.ProgramSpec;
import io.github.supervisorevents.supervisor.spec.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  @TempDir Path directory;

  @Test
  void barestFileWorks() throws Exception {
    LoadedConfig config = load("[supervisord]\nnodaemon=true\n[program:x]\ncommand=sleep 5\n");

    assertThat(config.warnings()).isEmpty();
    assertThat(config.spec().groups()).extracting(GroupSpec::name).containsExactly("x");
    assertThat(config.spec().serverUrl()).isEmpty();
    assertThat(config.spec().daemon().pidFile()).isEqualTo(directory.resolve("supervisord.pid"));
  }

  @Test
  void everyMistakeIsReportedInOneGo() {
    String text =
        """
        [supervisord]
        loglevel=loud
        [program:a]
        command=/bin/a
        startsecs=x
        stopsignal=y
        [program:b]
        autostart=z
        """;

    assertThatThrownBy(() -> load(text))
        .asInstanceOf(type(ConfigException.class))
        .satisfies(
            refused ->
                assertThat(refused.findings())
                    .extracting(Finding::subject)
                    .containsExactly(
                        "[supervisord] loglevel",
                        "[program:a] startsecs",
                        "[program:a] stopsignal",
                        "[program:b]"));
  }

  @Test
  void commandLineGoesOverTheFile() throws Exception {
    CommandLine line =
        CommandLineParser.parse(
            List.of("-n", "-e", "error", "-l", "/tmp/other.log", "--umask=077"));
    Path file = write("[supervisord]\nloglevel=debug\nnodaemon=false\nlogfile_backups=3\n");

    LoadedConfig config = loader().load(file, line);

    assertThat(config.spec().daemon().nodaemon()).isTrue();
    assertThat(config.spec().daemon().umask()).isEqualTo(077);
    assertThat(config.spec().daemon().log().level()).isEqualTo(LogLevel.ERROR);
    assertThat(config.spec().daemon().log().backups()).isEqualTo(3);
    assertThat(config.spec().daemon().log().target())
        .isEqualTo(new LogTarget.File(Path.of("/tmp/other.log")));
  }

  @Test
  void mistakeOnTheCommandLineNamesTheOption() throws Exception {
    CommandLine line = CommandLineParser.parse(List.of("-m", "999"));
    Path file = write("[supervisord]\n");

    assertThatThrownBy(() -> loader().load(file, line))
        .hasMessage(
            "command line: -m: found \"999\"; allowed: an octal number such as 022 or 0700");
  }

  @Test
  void missingFileIsReported() {
    Path missing = directory.resolve("none.conf");

    assertThatThrownBy(() -> loader().load(missing, CommandLine.empty()))
        .hasMessageStartingWith(missing + ": there is no such file");
  }

  @Test
  void environmentOfSupervisordReachesProgramsAndTheirOwnGoesOverIt() throws Exception {
    LoadedConfig config =
        load(
            """
            [supervisord]
            environment=A="1",B="100%%"
            [program:x]
            command=/bin/x %(ENV_A)s
            environment=B="%(ENV_B)s or 2"
            """);

    ProgramSpec program = config.spec().groups().get(0).programs().get(0);
    assertThat(program.launch().command()).isEqualTo("/bin/x 1");
    assertThat(program.launch().environment()).isEqualTo(Map.of("A", "1", "B", "100% or 2"));
  }

  @Test
  void escapedQuotesInEnvironmentAreUnderstood() throws Exception {
    LoadedConfig config =
        load("[supervisord]\nenvironment=A=\"say \\\"hi\\\"\",B='{\"a\":[1,2]}',C=\"a\\b\"\n");

    assertThat(config.spec().daemon().environment())
        .isEqualTo(Map.of("A", "say \"hi\"", "B", "{\"a\":[1,2]}", "C", "a\\b"));
  }

  @Test
  void nestedIncludeIsWarnedOf() throws Exception {
    Path more = Files.writeString(directory.resolve("more.conf"), "[include]\nfiles=third.conf\n");
    LoadedConfig config = load("[supervisord]\n[include]\nfiles=more.conf\n");

    assertThat(config.included()).containsExactly(more);
    assertThat(config.warnings())
        .extracting(Finding::message)
        .contains("an included file cannot include others; this is not read");
  }

  @Test
  void unreadableIncludedDirectoryIsWarnedOf() throws Exception {
    Files.createDirectories(directory.resolve("conf.d/x.conf"));
    LoadedConfig config = load("[supervisord]\n[include]\nfiles=conf.d/*.conf\n");

    assertThat(config.warnings())
        .singleElement()
        .asString()
        .endsWith("cannot be included: Is a directory");
  }

  @Test
  void relativePathsOfProgramsStartFromTheDaemonsDirectory() throws Exception {
    Path run = Files.createDirectory(directory.resolve("run"));
    String program = "[program:x]\ncommand=x\nstdout_logfile=out.log\n";

    LoadedConfig daemon = load("[supervisord]\ndirectory=run\n" + program);
    LoadedConfig foreground = load("[supervisord]\nnodaemon=true\ndirectory=run\n" + program);

    assertThat(stdout(daemon)).isEqualTo(new LogTarget.File(run.resolve("out.log")));
    assertThat(stdout(foreground)).isEqualTo(new LogTarget.File(directory.resolve("out.log")));
  }

  @Test
  void ctlSectionIsRead() throws Exception {
    Path file =
        write(
            "[supervisorctl]\n"
                + "serverurl=unix://%(here)s/s.sock\n"
                + "username=u\n"
                + "password=p\n"
                + "prompt=mine\n");

    CtlSpec spec = loader().loadCtl(file);

    assertThat(spec)
        .isEqualTo(
            new CtlSpec(
                "unix://" + directory.resolve("s.sock"),
                Optional.of("u"),
                Optional.of(Secret.of("p")),
                "mine",
                Optional.empty()));
    assertThat(spec.toString()).doesNotContain("=p,").contains("***");
  }

  private static LogTarget stdout(LoadedConfig config) {
    return config.spec().groups().get(0).programs().get(0).stdout().target();
  }

  private LoadedConfig load(String text) throws IOException, ConfigException {
    return loader().load(write(text), CommandLine.empty());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("supervisord.conf"), text);
  }

  private ConfigLoader loader() {
    return new ConfigLoader(
        new Surroundings(
            Map.of("HOME", "/root"), "host", directory, Path.of("/tmp"), new KnownAccounts()));
  }
}
