package dev.rushgate.edge;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The rules of the edge's design, as sentences that the build checks. */
@AnalyzeClasses(packages = "dev.rushgate.edge", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Set<String> WAITS =
      Set.of("sleep", "join", "await", "get", "acquire", "wait", "park");

  private static final DescribedPredicate<JavaAccess<?>> A_CALL_THAT_WAITS =
      describe("a call that waits", ArchitectureTest::waits);

  private static boolean waits(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    boolean waiting = WAITS.contains(target.getName());
    var owner = target.getOwner();
    boolean future = owner.isAssignableTo(java.util.concurrent.Future.class);
    boolean vertxAwait = owner.isAssignableTo(Future.class) && target.getName().equals("await");
    boolean latch = owner.isAssignableTo(CountDownLatch.class);
    boolean thread = owner.isAssignableTo(Thread.class) && !target.getName().equals("get");
    boolean joined =
        owner.isAssignableTo(CompletableFuture.class) && target.getName().equals("join");
    return waiting && (future || vertxAwait || latch || thread || joined);
  }

  @ArchTest
  static final ArchRule nothingThatRunsOnAnEventLoopWaits =
      noClasses()
          .that()
          .resideInAPackage("dev.rushgate.edge.(*)..")
          .should()
          .callMethodWhere(describe("it waits", call -> A_CALL_THAT_WAITS.test(call)))
          .because("one event loop serves thousands of shoppers");

  @ArchTest
  static final ArchRule nothingSpeaksToADatabaseByJdbc =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule onlyAProgramsMainReadsTheEnvironment =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "it reads the environment outside of main",
                  call ->
                      call.getTarget().getName().equals("getenv")
                          && call.getTargetOwner().isEquivalentTo(System.class)
                          && !call.getOrigin().getName().equals("main")));

  @ArchTest
  static final ArchRule aGateKnowsNothingOfTheWorkers =
      noClasses()
          .that()
          .resideInAnyPackage("..edge.gate..", "..edge.http..", "..edge.ops..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("..edge.drain..", "..edge.settle..", "..edge.publish.."));

  @ArchTest
  static final ArchRule theQueueKnowsOnlyTheModel =
      noClasses()
          .that()
          .resideInAPackage("..edge.queue..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.rushgate..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage("..edge.queue..", "dev.rushgate.model.."))));

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("dev.rushgate.edge.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theGatesPartsHaveNoCycles =
      slices().matching("dev.rushgate.edge.gate.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatIsDeployedIsCalledAVerticle =
      classes()
          .that()
          .areAssignableTo(Deployable.class)
          .should()
          .haveSimpleNameEndingWith("Verticle");

  @ArchTest
  static final ArchRule nothingIsCalledUtilOrImpl =
      noClasses()
          .should(
              be(
                  simpleNameEndingWith("Util")
                      .or(simpleNameEndingWith("Utils"))
                      .or(simpleNameEndingWith("Impl"))
                      .or(simpleNameEndingWith("Helper"))
                      .or(simpleNameEndingWith("Manager"))));
}
