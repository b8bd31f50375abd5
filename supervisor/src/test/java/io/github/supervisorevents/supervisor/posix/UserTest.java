package io.github.supervisorevents.supervisor.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supervisorevents.supervisor.posix.SpawnResult.Failed;
import io.github.supervisorevents.supervisor.posix.SpawnResult.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserTest {
  @TempDir Path directory;

  @Test
  void rootIsKnownByNameAndNumber() throws PosixException {
    User root = User.named("root").orElseThrow();

    assertThat(root.uid()).isZero();
    assertThat(root.gid()).isZero();
    assertThat(root.home()).isAbsolute();
    assertThat(root.groups()).contains(0);
    assertThat(User.numbered(0)).contains(root);
    assertThat(User.groupNamed("root")).hasValue(0);
  }

  @Test
  void nobodyIsFoundWhoIsNotThere() throws PosixException {
    assertThat(User.named("no-such-user")).isEmpty();
    assertThat(User.numbered(1_999_999_999)).isEmpty();
    assertThat(User.groupNamed("no-such-group")).isEmpty();
  }

  @Test
  void aProgramRunsAsItsUserWithItsGroupsAndNoRightsOfRoot() throws Exception {
    asRoot();
    User nobody = User.named("nobody").orElseThrow();
    User user = new User("x", nobody.uid(), nobody.gid(), Path.of("/"), List.of(nobody.gid(), 7));
    SpawnRequest request =
        as(user, Started.request("/bin/grep", "grep", "-E", "^(Uid|Gid|Groups|Cap...)", STATUS));

    List<String> lines = lines(request);

    String uid = Integer.toString(nobody.uid());
    String gid = Integer.toString(nobody.gid());
    assertThat(lines)
        .contains(
            "Uid: " + String.join(" ", uid, uid, uid, uid),
            "Gid: " + String.join(" ", gid, gid, gid, gid),
            "CapPrm: 0000000000000000",
            "CapEff: 0000000000000000");
    assertThat(lines).anyMatch(line -> line.startsWith("Groups: ") && line.contains("7"));
  }

  @Test
  void theSupervisorStaysWhoItIs() throws Exception {
    asRoot();
    User nobody = User.named("nobody").orElseThrow();

    Started.run(as(nobody, Started.shell("id -u")));

    assertThat(Started.run(Started.shell("id -u")).out()).isEqualTo("0\n");
  }

  @Test
  void theDirectoryIsEnteredWithTheUsersOwnRights() throws Exception {
    asRoot();
    Path secret = Files.createDirectory(directory.resolve("secret"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    User nobody = User.named("nobody").orElseThrow();

    Started.Outcome refused = Started.run(in(secret, as(nobody, Started.shell("pwd"))));
    Started.Outcome entered = Started.run(in(directory, as(nobody, Started.shell("pwd; id -u"))));

    assertThat(refused.exit().exitStatus()).hasValue(125);
    assertThat(refused.err()).contains("Permission denied");
    assertThat(entered.out()).isEqualTo(directory + "\n" + nobody.uid() + "\n");
  }

  @Test
  void thePidIsThatOfTheProgramAndTheSessionIsItsOwn() throws Exception {
    asRoot();
    User nobody = User.named("nobody").orElseThrow();

    Started.Outcome outcome =
        Started.run(as(nobody, Started.shell("cut -d' ' -f1,5,6 /proc/$$/stat")));

    assertThat(outcome.out().strip().split(" ")).containsOnly(Integer.toString(outcome.pid()));
  }

  @Test
  void oneselfNeedsNoRights() throws Exception {
    User self = new User("me", User.currentUid(), User.currentGid(), Path.of("/"), List.of());

    Started.Outcome outcome = Started.run(as(self, Started.request("/bin/cat", "my cat", CMDLINE)));

    assertThat(outcome.out()).startsWith("my cat");
  }

  @Test
  void whoIsNotRootCannotBecomeSomebodyElse() throws Exception {
    assumeTrue(User.currentUid() != 0, "root can become anybody");
    User root = User.named("root").orElseThrow();

    assertThat(new Spawner().spawn(as(root, Started.shell(":"))))
        .asInstanceOf(type(Failed.class))
        .extracting(Failed::step)
        .isEqualTo(Step.USER);
  }

  private static final String STATUS = "/proc/self/status";
  private static final String CMDLINE = "/proc/self/cmdline";

  private static void asRoot() {
    assumeTrue(User.currentUid() == 0, "only root can start programs as another user");
  }

  private static List<String> lines(SpawnRequest request) throws PosixException {
    return Started.run(request)
        .out()
        .lines()
        .map(line -> line.replaceAll("\\s+", " ").strip())
        .toList();
  }

  private static SpawnRequest as(User user, SpawnRequest r) {
    return new SpawnRequest(
        r.program(),
        r.arguments(),
        r.environment(),
        r.directory(),
        OptionalInt.empty(),
        Optional.of(user),
        false,
        r.limits());
  }

  private static SpawnRequest in(Path directory, SpawnRequest r) {
    return new SpawnRequest(
        r.program(),
        r.arguments(),
        r.environment(),
        Optional.of(directory),
        OptionalInt.empty(),
        r.user(),
        false,
        r.limits());
  }
}
