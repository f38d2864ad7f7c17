package dev.rushgate.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of the bench's design, as sentences that the build checks. */
@AnalyzeClasses(packages = "dev.rushgate.bench", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("dev.rushgate.bench.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule aReportKnowsOnlyWhatWasMeasured =
      noClasses()
          .that()
          .resideInAnyPackage("..bench.report..", "..bench.result..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "..bench.scenario..",
                  "..bench.rig..",
                  "..bench.load..",
                  "..bench.machine..",
                  "..bench.contender.."));

  @ArchTest
  static final ArchRule nothingThatIsMeasuredKnowsThatItIs =
      noClasses()
          .that()
          .resideInAPackage("..bench.contender..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("..bench.scenario..", "..bench.report..", "..bench.result.."));

  @ArchTest
  static final ArchRule onlyTheMainEndsTheProcess =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "it ends the process outside of main",
                  call ->
                      call.getTarget().getName().equals("exit")
                          && call.getTargetOwner().isEquivalentTo(System.class)
                          && !call.getOrigin().getName().equals("main")));
}
