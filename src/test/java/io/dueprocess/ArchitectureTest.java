package io.dueprocess;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of the house; a rule that matches no class fails. */
@AnalyzeClasses(packages = "io.dueprocess", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheBorderKnowsTheEngine = noClasses()
      .that().resideOutsideOfPackage("io.dueprocess.engine..")
      .and().haveSimpleNameNotEndingWith("Delegate").and().haveSimpleNameNotEndingWith("Listener")
      .should().dependOnClassesThat().resideInAPackage("org.camunda..")
      .because("a later move to another engine must touch the border only");

  @ArchTest
  static final ArchRule rulesArePlainJava = noClasses()
      .that().haveSimpleNameEndingWith("Rule")
      .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.camunda..", "java.sql..", "io.dueprocess.engine..", "io.dueprocess.web..")
      .because("a rule must be read, tested and defended without engine, database and framework");

  @ArchTest
  static final ArchRule nobodyReadsTheSystemsClock = noClasses()
      .should().callMethod(LocalDate.class, "now").orShould().callMethod(Instant.class, "now")
      .orShould().callMethod(LocalDateTime.class, "now").orShould().callConstructor(Date.class)
      .orShould().callMethod(System.class, "currentTimeMillis")
      .because("time is an input: a year has to run in a second");

  @ArchTest
  static final ArchRule rulesHaveNoClockAtAll = noClasses()
      .that().haveSimpleNameEndingWith("Rule")
      .should().dependOnClassesThat().areAssignableTo(java.time.Clock.class)
      .because("the day is an argument of a rule");

  @ArchTest
  static final ArchRule stagesUseEarlierStagesOnly = layeredArchitecture().consideringOnlyDependenciesInLayers()
      .layer("employee").definedBy("io.dueprocess.employee..")
      .layer("casefile").definedBy("io.dueprocess.casefile..")
      .layer("engine").definedBy("io.dueprocess.engine..")
      .layer("request").definedBy("io.dueprocess.request..")
      .layer("filereview").definedBy("io.dueprocess.filereview..")
      .layer("coaching").definedBy("io.dueprocess.coaching..")
      .layer("plan").definedBy("io.dueprocess.plan..")
      .layer("period").definedBy("io.dueprocess.period..")
      .layer("review").definedBy("io.dueprocess.review..")
      .layer("termination").definedBy("io.dueprocess.termination..")
      .layer("followup").definedBy("io.dueprocess.followup..")
      .layer("demo").definedBy("io.dueprocess.demo..")
      .layer("web").definedBy("io.dueprocess.web..")
      .whereLayer("web").mayNotBeAccessedByAnyLayer()
      .whereLayer("demo").mayOnlyBeAccessedByLayers("web")
      .whereLayer("followup").mayOnlyBeAccessedByLayers("web")
      .whereLayer("termination").mayOnlyBeAccessedByLayers("followup", "web")
      .whereLayer("review").mayOnlyBeAccessedByLayers("termination", "followup", "web")
      .whereLayer("period").mayOnlyBeAccessedByLayers("review", "termination", "followup", "web")
      .whereLayer("plan").mayOnlyBeAccessedByLayers("period", "review", "termination", "followup", "web")
      .whereLayer("coaching").mayOnlyBeAccessedByLayers("plan", "period", "review", "termination", "followup", "web")
      .whereLayer("filereview").mayOnlyBeAccessedByLayers("coaching", "plan", "period", "review", "termination", "followup", "web")
      .whereLayer("request").mayOnlyBeAccessedByLayers("filereview", "coaching", "plan", "period", "review", "termination",
          "followup", "web")
      .because("a stage rests on the results of earlier ones and never knows what comes after it");

  @ArchTest
  static final ArchRule whatAllShareKnowsNoStage = noClasses()
      .that().resideInAnyPackage("io.dueprocess.casefile..", "io.dueprocess.employee..", "io.dueprocess.engine..")
      .should().dependOnClassesThat(resideInAnyPackage("io.dueprocess.request..", "io.dueprocess.filereview..", "io.dueprocess.coaching..", "io.dueprocess.plan..",
          "io.dueprocess.period..", "io.dueprocess.review..", "io.dueprocess.termination..", "io.dueprocess.followup..", "io.dueprocess.web..", "io.dueprocess.demo.."))
      .because("the record, the directory and the border serve every stage");

  @ArchTest
  static final ArchRule useCasesDoNotKnowTheBorder = noClasses()
      .that(resideInAnyPackage("io.dueprocess.request..", "io.dueprocess.filereview..", "io.dueprocess.coaching..", "io.dueprocess.plan..", "io.dueprocess.period..", "io.dueprocess.review..",
          "io.dueprocess.termination..", "io.dueprocess.followup.."))
      .and().haveSimpleNameNotEndingWith("Delegate").and().haveSimpleNameNotEndingWith("Listener")
      .should().dependOnClassesThat(resideInAPackage("io.dueprocess.engine.."))
      .because("delegates and listeners are the engine's way to us, and the only one");

  @ArchTest
  static final ArchRule delegatesAndListenersAreNobodysApi = classes()
      .that(resideInAnyPackage("io.dueprocess.request..", "io.dueprocess.filereview..", "io.dueprocess.coaching..", "io.dueprocess.plan..", "io.dueprocess.period..", "io.dueprocess.review..",
          "io.dueprocess.termination..", "io.dueprocess.followup.."))
      .and(simpleNameEndingWith("Listener").or(simpleNameEndingWith("Delegate")))
      .should().bePackagePrivate()
      .because("models name them by their bean; no room calls another's");

  @ArchTest
  static final ArchRule collaboratorsComeByConstructor = fields().that().areDeclaredInClassesThat(alwaysTrue())
      .should().notBeAnnotatedWith(Autowired.class)
      .because("a class shows what it needs in its constructor");
}
