package io.github.supervisorevents.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may know which other, and which library. */
class PackageTableTest {
  private static final String ROOT = "io.github.supervisorevents.notifier";
  private static final String SDK = "io.github.supervisorevents.listener";

  /** By package, below the root; a channel's package is any of {@code channel.*}. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          entry("incident", List.of("sdk.event")),
          entry("message", List.of("incident", "sdk.event")),
          entry("enrich", List.of("incident", "message", "sdk.event", "sdk.rpc")),
          entry("route", List.of("incident", "sdk.event")),
          entry("journal", List.of("sdk.event")),
          entry("json", List.of()),
          entry("channel", List.of("incident", "message")),
          entry("channel.*", List.of("incident", "message", "json", "channel", "channel.http")),
          // The kinds and facts are in the notifications that are stored.
          entry("outbox", List.of("incident", "message", "json", "route", "channel", "sdk.event")),
          entry(
              "config",
              List.of(
                  "incident", "message", "route", "channel", "channel.*", "outbox", "sdk.event")),
          entry("doctor", List.of("config", "sdk.event")),
          entry(
              "cli",
              List.of(
                  "doctor",
                  "journal",
                  "incident",
                  "message",
                  "json",
                  "route",
                  "channel",
                  "outbox",
                  "config",
                  "sdk",
                  "sdk.event")));

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
    String from = room(type.getPackageName());
    List<String> allowed = MAY_IMPORT.get(from);
    assertThat(allowed).as("a row for package " + from + " in the table").isNotNull();
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass())
        .filter(target -> target.getPackageName().startsWith("io.github.supervisorevents"))
        .filter(target -> !target.getPackageName().equals(type.getPackageName()))
        .filter(target -> !allowed.contains(room(target.getPackageName())))
        .filter(target -> !allowed.contains(exactRoom(target.getPackageName())))
        .map(target -> type.getName() + " imports " + target.getName());
  }

  private static String room(String name) {
    String exact = exactRoom(name);
    return exact.startsWith("channel.") ? "channel.*" : exact;
  }

  private static String exactRoom(String name) {
    if (name.startsWith(SDK)) {
      return "sdk" + name.substring(SDK.length());
    }
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }

  @Test
  void thereAreNoCircles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    classes()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .onlyAccessClassesThat()
        .resideOutsideOfPackage(ROOT)
        .check(CLASSES);
  }

  @Test
  void aLibraryIsSeenByOneRoomOnly() {
    Map<String, Set<String>> rooms =
        Map.of(
            "com.slack.", Set.of("channel.slack"),
            "com.google.gson", Set.of("channel.slack"),
            "okhttp3", Set.of("channel.http", "channel.slack"),
            "com.fasterxml.jackson.jr", Set.of("json"),
            "org.sqlite", Set.of("outbox"),
            "java.sql", Set.of("outbox"),
            "picocli", Set.of("cli"),
            "jakarta.mail", Set.of("channel.email"),
            "org.eclipse.angus", Set.of("channel.email"));

    List<String> wrong =
        CLASSES.stream()
            .flatMap(
                type ->
                    type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(target -> isForeign(rooms, target, type))
                        .map(target -> type.getName() + " uses " + target))
            .distinct()
            .sorted()
            .toList();

    assertThat(wrong).isEmpty();
  }

  private static boolean isForeign(Map<String, Set<String>> rooms, String target, JavaClass type) {
    return rooms.entrySet().stream()
        .filter(library -> target.startsWith(library.getKey()))
        .anyMatch(library -> !library.getValue().contains(exactRoom(type.getPackageName())));
  }

  @Test
  void onlyMainEndsTheProcess() {
    List<String> callers =
        CLASSES.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(
                call ->
                    call.getTargetOwner().isEquivalentTo(System.class)
                        && call.getName().equals("exit"))
            .map(call -> call.getOriginOwner().getSimpleName())
            .collect(Collectors.toList());

    assertThat(callers).containsExactly("Main");
    assertThat(Arrays.asList(Main.class.getDeclaredMethods())).isNotEmpty();
  }
}
