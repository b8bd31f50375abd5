package io.github.supervisorevents.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supervisorevents.listener.rpc.RpcHttpException;
import io.github.supervisorevents.listener.rpc.SupervisorClient;
import io.github.supervisorevents.supervisor.SupervisorProcess.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** jsupervisord as a process: no shell, no secret told, files for their owner. */
class SecurityIT {
  private static final String NEEDLE = "n33dle0123";

  @Test
  void noShellReadsACommand() throws Exception {
    String program =
        """
        [program:literal]
        command=/bin/echo "$(touch %(here)s/made)" `touch %(here)s/made` $HOME a;b > %(here)s/made | cat && id
        autorestart=false
        startsecs=0
        stdout_logfile=%(here)s/literal.log
        """;
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      supervisor.await("literal.log", "\n", 1);

      String made = supervisor.folder().resolve("made").toString();
      assertThat(supervisor.read("literal.log"))
          .isEqualTo(
              "$(touch MADE) `touch MADE` $HOME a;b > MADE | cat && id\n".replace("MADE", made));
      assertThat(Path.of(made)).doesNotExist();
    }
  }

  @Test
  void noSecretIsInAnyFileOrArgument() throws Exception {
    String configuration =
        """
        [unix_http_server]
        username=admin
        password=NEEDLE
        [supervisord]
        loglevel=trace
        environment=FIRST="NEEDLE"
        [program:fine]
        command=/bin/sleep 1000
        environment=SECOND="NEEDLE"
        [program:broken]
        command=/nowhere/to/be/found
        environment=THIRD="NEEDLE"
        """
            .replace("NEEDLE", NEEDLE);
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, configuration)) {
      supervisor.awaitOutput("spawned: 'fine'");
      supervisor.awaitOutput("broken");
      assertThatThrownBy(() -> client(supervisor, "wrong").getState())
          .isInstanceOf(RpcHttpException.class);
      assertThat(client(supervisor, NEEDLE).getAllConfigInfo().toString()).doesNotContain(NEEDLE);
      assertThat(client(supervisor, NEEDLE).getAllProcessInfo().toString()).doesNotContain(NEEDLE);
      supervisor.configure(
          configuration.replace("SECOND=\"" + NEEDLE + "\"", "SECOND=\"" + NEEDLE));
      assertThatThrownBy(() -> client(supervisor, NEEDLE).reloadConfig())
          .hasMessageContaining("CANT_REREAD");
      supervisor.configure(configuration);
      String arguments = Files.readString(Path.of("/proc/" + supervisor.pid() + "/cmdline"));

      assertThat(supervisor.stop()).isZero();

      assertThat(arguments).contains("Main").doesNotContain(NEEDLE);
      assertThat(files(supervisor))
          .hasSizeGreaterThan(2)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .as(file.toString())
                      .doesNotContain(NEEDLE));
    }
  }

  private static SupervisorClient client(SupervisorProcess supervisor, String password) {
    return SupervisorClient.builder("unix://" + supervisor.folder().resolve("sock"))
        .credentials("admin", password)
        .build();
  }

  private static List<Path> files(SupervisorProcess supervisor) throws IOException {
    try (Stream<Path> files = Files.list(supervisor.folder())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("supervisord.conf"))
          .toList();
    }
  }

  @Test
  void socketAndLogsOfItsOwnNamingAreTheOwnersAlone() throws Exception {
    String program = "[program:fine]\ncommand=/bin/sleep 1000\n";
    try (SupervisorProcess supervisor = SupervisorProcess.start(Kind.OURS, program)) {
      supervisor.awaitClients();
      supervisor.awaitOutput("spawned: 'fine'");

      assertThat(permissions(supervisor.folder().resolve("sock"))).isEqualTo("rwx------");
      assertThat(files(supervisor))
          .filteredOn(file -> file.getFileName().toString().startsWith("fine-std"))
          .hasSize(2)
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
