package io.github.supervisorevents.listener;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packages may import of each other. */
class PackageTableTest {
  private static final String ROOT = "io.github.supervisorevents.listener";
  private static final JavaClasses SDK =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @ParameterizedTest(name = "{0} imports {1}")
  @CsvSource({
    "'.event', ''",
    "'', '.event'",
    "'.rpc', '.event'",
    "'.testing', ':.event'",
  })
  void aPackageImportsTheJdkAndOnlyThese(String name, String others) {
    String[] allowed = ("java..:javax..:sun.misc:" + name + ":" + others).split(":", -1);
    for (int index = 3; index < allowed.length; index++) {
      allowed[index] = ROOT + allowed[index];
    }
    classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(SDK);
  }

  @Test
  void packagesHaveNoCircles() {
    slices().matching("io.github.supervisorevents.(**)").should().beFreeOfCycles().check(SDK);
  }
}
