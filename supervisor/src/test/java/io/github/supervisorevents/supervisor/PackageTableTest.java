package io.github.supervisorevents.supervisor;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which other, and which library. */
class PackageTableTest {
  private static final String PROJECT = "io.github.supervisorevents.";
  private static final String ROOT = PROJECT + "supervisor";
  private static final String SDK = PROJECT + "listener";

  /** By package, below the root. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("state", List.of()),
          Map.entry("spec", List.of("state")),
          Map.entry("config", List.of("state", "spec")),
          Map.entry("posix", List.of()),
          Map.entry("log", List.of("spec", "posix")),
          Map.entry("event", List.of("state")),
          Map.entry("process", List.of("state", "spec", "event", "posix", "log")),
          Map.entry("pool", List.of("state", "spec", "event", "posix", "log", "process")),
          Map.entry("control", List.of("state", "spec")),
          // Of the log package only the reader, which is for any thread.
          Map.entry("rpc", List.of("state", "spec", "control", "log", "sdk.rpc")),
          Map.entry("web", List.of("state", "control", "log")),
          Map.entry("http", List.of("state", "spec", "control", "rpc", "web", "sdk.rpc")),
          // The SDK's client tells states with the SDK's words.
          Map.entry("ctl", List.of("spec", "config", "sdk.rpc", "sdk.event")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void packagesKeepToTheTable() {
    List<String> wrong =
        CLASSES.stream()
            .filter(type -> !type.getPackageName().equals(ROOT))
            .flatMap(PackageTableTest::forbidden)
            .sorted()
            .toList();

    assertThat(wrong).isEmpty();
  }

  private static Stream<String> forbidden(JavaClass type) {
    String from = room(type);
    List<String> allowed = MAY_IMPORT.get(from);
    assertThat(allowed).as("a row for package " + from + " in the table").isNotNull();
    return targets(type)
        .filter(target -> target.getPackageName().startsWith(PROJECT))
        .filter(target -> !target.getPackageName().equals(type.getPackageName()))
        .filter(target -> !allowed.contains(room(target)))
        .map(target -> type.getName() + " imports " + target.getName());
  }

  @Test
  void ofTheListenerSdkOnlyTheClientIsUsed() {
    List<String> wrong =
        CLASSES.stream()
            .filter(type -> !room(type).equals("ctl"))
            .flatMap(PackageTableTest::targets)
            .filter(target -> target.getPackageName().startsWith(SDK))
            .filter(target -> !room(target).equals("sdk.rpc"))
            .map(JavaClass::getName)
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void thereAreNoCircles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void logsAreOnlyReadOutsideOfTheLoop() {
    List<String> wrong =
        CLASSES.stream()
            .filter(type -> Set.of("rpc", "web", "http").contains(room(type)))
            .flatMap(PackageTableTest::targets)
            .filter(target -> room(target).equals("log"))
            .map(JavaClass::getSimpleName)
            .filter(name -> !Set.of("LogFileReader", "Tail").contains(name))
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void aLibraryIsSeenByOneRoomOnly() {
    Map<String, Set<String>> rooms =
        Map.of(
            "com.sun.jna", Set.of("posix"),
            "sun.misc", Set.of("posix"),
            "org.eclipse.jetty", Set.of("http"),
            "org.jline", Set.of("ctl"));

    List<String> wrong =
        CLASSES.stream()
            .flatMap(
                type ->
                    targets(type)
                        .filter(target -> isForeign(rooms, target.getName(), room(type)))
                        .map(target -> type.getName() + " uses " + target.getName()))
            .distinct()
            .sorted()
            .toList();

    assertThat(wrong).isEmpty();
  }

  private static boolean isForeign(Map<String, Set<String>> rooms, String target, String room) {
    return rooms.entrySet().stream()
        .filter(library -> target.startsWith(library.getKey()))
        .anyMatch(library -> !library.getValue().contains(room));
  }

  private static Stream<JavaClass> targets(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass);
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    if (name.startsWith(SDK)) {
      return "sdk" + name.substring(SDK.length());
    }
    return name.equals(ROOT) ? "" : name.substring(Math.min(name.length(), ROOT.length() + 1));
  }
}
