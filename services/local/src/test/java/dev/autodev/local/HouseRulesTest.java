package dev.autodev.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which; docs/architecture.md says why. */
@AnalyzeClasses(
    packages = "dev.autodev",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class HouseRulesTest {
  private static final String ROLES = "dev.autodev.role..";
  private static final String CONTROL = "dev.autodev.control..";

  @ArchTest
  static final ArchRule modelKnowsNoFramework =
      noClasses()
          .that()
          .resideInAPackage("dev.autodev.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..", "io.vertx..", "io.smallrye..", "jakarta..", "org.hibernate..");

  @ArchTest
  static final ArchRule engineAndTimetableArePure =
      noClasses()
          .that()
          .resideInAnyPackage("dev.autodev.control.engine..", "dev.autodev.control.timetable..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "io.vertx..",
              "io.smallrye..",
              "jakarta..",
              "org.hibernate..",
              "java.sql..",
              "java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock");

  @ArchTest
  static final ArchRule agentsKnowNoControlPlane =
      noClasses()
          .that()
          .resideInAnyPackage(ROLES, "dev.autodev.agent..", "dev.autodev.sessions..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONTROL, "dev.autodev.dashboard..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule controlPlaneKnowsNoAgents =
      noClasses()
          .that()
          .resideInAPackage(CONTROL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROLES, "dev.autodev.agent..", "dev.autodev.sessions..");

  /** The public face has one table, and nothing to be talked into. */
  @ArchTest
  static final ArchRule webhooksKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.autodev.webhook..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.autodev..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.autodev.webhook..",
                              "dev.autodev.model.json..",
                              "dev.autodev.settings.logging.."))));

  @ArchTest
  static final ArchRule nobodyKnowsLocal =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.autodev.local..", "dev.autodev.testkit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.autodev.local..", "dev.autodev.testkit..");

  @ArchTest
  static final ArchRule amazonIsKnownInOneRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.autodev.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
