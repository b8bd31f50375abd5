package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.supervisorevents.supervisor.posix.SpawnResult.Failed;
import io.github.supervisorevents.supervisor.posix.SpawnResult.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpawnerTest {
  @TempDir Path directory;

  @Test
  void outputAndErrorOutputComeThroughTheirOwnPipes() throws Exception {
    Started.Outcome outcome = Started.run(Started.shell("echo out; echo err >&2; exit 3"));

    assertThat(outcome.out()).isEqualTo("out\n");
    assertThat(outcome.err()).isEqualTo("err\n");
    assertThat(outcome.exit().exitStatus()).hasValue(3);
    assertThat(outcome.exit().signal()).isEmpty();
  }

  @Test
  void redirectedErrorOutputIsInTheOrderOfItsWriting() throws Exception {
    SpawnRequest request = Started.shell("echo 1; echo 2 >&2; echo 3; echo 4 >&2");

    Started.Outcome outcome = Started.run(redirected(request));

    assertThat(outcome.out()).isEqualTo("1\n2\n3\n4\n");
  }

  @Test
  void deathByTheSignalAndItsExitStatusInTheShellAreDifferentThings() throws Exception {
    ChildExit killed = Started.run(Started.shell("kill -TERM $$")).exit();
    ChildExit exited = Started.run(Started.shell("exit 143")).exit();

    assertThat(killed.signal()).hasValue(15);
    assertThat(killed.exitStatus()).isEmpty();
    assertThat(exited.exitStatus()).hasValue(143);
    assertThat(exited.signal()).isEmpty();
  }

  @Test
  void theChildHasItsOwnSession() throws Exception {
    Started.Outcome outcome = Started.run(Started.shell("cut -d' ' -f5,6 /proc/$$/stat"));

    assertThat(outcome.out().strip()).isEqualTo(outcome.pid() + " " + outcome.pid());
  }

  @Test
  void nothingButTheStandardDescriptorsIsInherited() throws Exception {
    Pipe leaky = Pipe.open();
    LibC.fcntl(leaky.readEnd(), LibC.F_SETFD, 0);

    Started.Outcome outcome = Started.run(Started.request("/bin/ls", "ls", "/proc/self/fd"));

    leaky.close();
    assertThat(outcome.out().lines()).containsExactly("0", "1", "2", "3"); // 3: the listing itself
  }

  @Test
  void noSignalIsBlockedOrIgnored() throws Exception {
    Started.Outcome outcome = Started.run(Started.request("/bin/cat", "cat", "/proc/self/status"));

    assertThat(signals(outcome.out(), "SigBlk")).isZero();
    // 32 and 33 belong to the C library, whose posix_spawn ignores them on the child's behalf.
    assertThat(signals(outcome.out(), "SigIgn") & ~(1L << 31 | 1L << 32)).isZero();
  }

  @Test
  void theEnvironmentIsExactlyTheGivenOne() throws Exception {
    SpawnRequest request =
        withEnvironment(
            Started.request("/usr/bin/env", "env"), Map.of("A.b", "ü=\uD83D\uDE80", "EMPTY", ""));

    Started.Outcome outcome = Started.run(request);

    assertThat(outcome.out().lines()).containsExactlyInAnyOrder("A.b=ü=\uD83D\uDE80", "EMPTY=");
  }

  @Test
  void argumentZeroIsWhatTheRequestSays() throws Exception {
    Started.Outcome outcome =
        Started.run(Started.request("/bin/cat", "some name", "/proc/self/cmdline"));

    assertThat(outcome.out()).isEqualTo("some name\0/proc/self/cmdline\0");
  }

  @Test
  void itRunsInItsDirectoryUnderItsUmask() throws Exception {
    SpawnRequest request =
        inSurroundings(Started.shell("pwd; umask"), Optional.of(directory), OptionalInt.of(0137));

    Started.Outcome outcome = Started.run(request);

    assertThat(outcome.out()).isEqualTo(directory.toRealPath() + "\n0137\n");
    assertThat(LibC.umask(022)).as("the supervisor's own").isEqualTo(022);
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Path missing = directory.resolve("missing");

    SpawnResult result =
        new Spawner()
            .spawn(inSurroundings(Started.shell("pwd"), Optional.of(missing), OptionalInt.empty()));

    assertThat(result)
        .asInstanceOf(type(Failed.class))
        .isEqualTo(
            new Failed(
                Step.DIRECTORY,
                new Errno(Errno.ENOENT),
                "couldn't chdir to " + missing + ": No such file or directory (ENOENT)"));
  }

  @Test
  void aFileThatIsNoProgramIsAFailureToExecute() throws IOException {
    Path text = Files.writeString(directory.resolve("text"), "no program\n");
    assertThat(text.toFile().setExecutable(true)).isTrue();

    SpawnResult result = new Spawner().spawn(Started.request(text.toString(), "text"));

    assertThat(result)
        .asInstanceOf(type(Failed.class))
        .extracting(Failed::step, Failed::errno)
        .containsExactly(Step.EXECUTE, new Errno(Errno.ENOEXEC));
  }

  @Test
  void aLimitOfItsOwnReachesTheChildAndNotTheSupervisor() throws Exception {
    ResourceLimit own = ResourceLimit.of(ResourceLimit.Resource.DESCRIPTORS);
    SpawnRequest request =
        withLimits(
            Started.shell("ulimit -Sn; ulimit -Hn"),
            new ResourceLimit(ResourceLimit.Resource.DESCRIPTORS, 77, 99));

    Started.Outcome outcome = Started.run(request);

    assertThat(outcome.out()).isEqualTo("77\n99\n");
    assertThat(ResourceLimit.of(ResourceLimit.Resource.DESCRIPTORS)).isEqualTo(own);
  }

  @Test
  void thousandsOfStartsLeaveNoDescriptorAndNoZombie() throws Exception {
    Started.run(Started.shell(":")); // whatever is opened once
    int before = openDescriptors();

    for (int i = 0; i < 2000; i++) {
      Started.run(Started.request("/bin/true", "true"));
      new Spawner().spawn(Started.request("/does/not/exist", "x"));
    }

    assertThat(openDescriptors()).isEqualTo(before);
    assertThat(Children.reap()).isEmpty();
  }

  private static long signals(String status, String mask) {
    String line = status.lines().filter(l -> l.startsWith(mask)).findFirst().orElseThrow();
    return Long.parseUnsignedLong(line.split("\\s+")[1], 16);
  }

  private static int openDescriptors() {
    return new java.io.File("/proc/self/fd").list().length;
  }

  private static SpawnRequest redirected(SpawnRequest r) {
    return new SpawnRequest(
        r.program(),
        r.arguments(),
        r.environment(),
        r.directory(),
        r.umask(),
        r.user(),
        true,
        r.limits());
  }

  private static SpawnRequest withEnvironment(SpawnRequest r, Map<String, String> environment) {
    return new SpawnRequest(
        r.program(),
        r.arguments(),
        environment,
        r.directory(),
        r.umask(),
        r.user(),
        false,
        r.limits());
  }

  private static SpawnRequest inSurroundings(
      SpawnRequest r, Optional<Path> directory, OptionalInt umask) {
    return new SpawnRequest(
        r.program(), r.arguments(), r.environment(), directory, umask, r.user(), false, r.limits());
  }

  private static SpawnRequest withLimits(SpawnRequest r, ResourceLimit... limits) {
    return new SpawnRequest(
        r.program(),
        r.arguments(),
        r.environment(),
        r.directory(),
        r.umask(),
        r.user(),
        false,
        List.of(limits));
  }
}
