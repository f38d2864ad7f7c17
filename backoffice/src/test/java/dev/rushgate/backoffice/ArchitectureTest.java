package dev.rushgate.backoffice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(
    packagesOf = BackofficeApplication.class,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule controllersStandInAWebPackageAndServeNobodyElse =
      classes()
          .that()
          .areMetaAnnotatedWith(Controller.class)
          .and()
          .areNotAnnotations()
          .should()
          .resideInAPackage("..web")
          .andShould()
          .notBePublic();

  @ArchTest
  static final ArchRule webNeverSeesAnEntityOrARepository =
      noClasses()
          .that()
          .resideInAPackage("..web")
          .should()
          .dependOnClassesThat()
          .areAnnotatedWith(Entity.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Repository.class);

  @ArchTest
  static final ArchRule nothingBelowKnowsTheWeb =
      noClasses()
          .that()
          .resideOutsideOfPackages("..web", "..platform..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..web", "org.springframework.web..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule repositoriesAreNobodyElsesBusiness =
      classes().that().areAssignableTo(Repository.class).should().notBePublic();

  @ArchTest
  static final ArchRule onlyTheMainClassReadsTheEnvironment =
      noClasses()
          .that()
          .areNotAssignableTo(BackofficeApplication.class)
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule nobodyIsToldByAnnotationWhatTheConfigurationSays =
      noFields().should().beAnnotatedWith(Value.class).orShould().beAnnotatedWith(Autowired.class);

  @ArchTest
  static final ArchRule timeComesFromTheDatabase =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  /**
   * The queues are the edge's. The one exception are the answers of calls that move money: a cache
   * of the back office's own, which must not go to its database each time such a call is repeated.
   */
  @ArchTest
  static final ArchRule onlyTheLedgerLooksIntoRedis =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ledger..")
          .and()
          .doNotHaveSimpleName("OnceCache")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(RedisConnectionFactory.class)
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("RedisKeys");

  @ArchTest
  static final ArchRule nothingHereWritesToRedis =
      methods().should(CallRules.callNoWritingRedisCommand());

  @ArchTest
  static final ArchRule onlyTheCacheOfAnswersHasAConnectionOfItsOwn =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Once")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.lettuce..");

  /** No other key could be built or reached there, so no queue can be touched. */
  @ArchTest
  static final ArchRule theCacheOfAnswersKnowsNoKeyOfADrop =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .haveSimpleNameStartingWith("Once")
          .should(CallRules.touchNoKeyButThatOfAnAnswer());
}
