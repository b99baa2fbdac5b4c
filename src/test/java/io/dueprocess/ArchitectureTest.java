package io.dueprocess;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.dueprocess.casefile.CorrectedContent;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Refused;
import io.dueprocess.employee.ImportCommand;
import io.dueprocess.engine.FindingDelegate;
import io.dueprocess.engine.FormListener;
import io.dueprocess.engine.StartFormListener;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/** The rules of the house. Each says why, and a rule that matches no class fails. */
@AnalyzeClasses(packages = "io.dueprocess", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** In the order in which a case comes through them. */
  private static final List<String> STAGES =
      List.of("request", "filereview", "coaching", "plan", "period", "review", "termination", "followup");
  private static final List<String> OTHERS = List.of("casefile", "employee", "event", "statement", "amendment",
      "correction", "engine", "web", "login", "demo", "command", "logging");

  private static final DescribedPredicate<JavaClass> IN_A_STAGE =
      resideInAnyPackage(packages(STAGES)).as("reside in a stage's room");
  private static final DescribedPredicate<JavaClass> BORDER =
      simpleNameEndingWith("Listener").or(simpleNameEndingWith("Delegate")).as("are listeners or delegates");

  /** A use case is a bean of a stage that no model names and that no event or correction reaches by an interface. */
  private static final DescribedPredicate<JavaClass> USE_CASE = IN_A_STAGE.and(describe("are use cases",
      type -> type.isAnnotatedWith(Component.class) && type.getAnnotationOfType(Component.class).value().isEmpty()
              && type.getRawInterfaces().stream().noneMatch(i -> i.getPackageName().equals("io.dueprocess.event")
                  || i.isEquivalentTo(CorrectedContent.class))));

  @ArchTest
  static void everyRoomIsThere(JavaClasses classes) {
    Set<String> rooms = classes.stream().map(JavaClass::getPackageName)
        .filter(name -> name.startsWith("io.dueprocess."))
        .map(name -> name.split("\\.")[2]).collect(Collectors.toCollection(TreeSet::new));
    assertThat(rooms).as("rooms, because a rule about a room that is gone proves nothing, and one that is new has none")
        .containsExactlyInAnyOrderElementsOf(Stream.concat(STAGES.stream(), OTHERS.stream()).toList());
  }

  // ---- the border to the engine

  @ArchTest
  static final ArchRule onlyTheBorderKnowsTheEngine = noClasses()
      .that().resideOutsideOfPackage("io.dueprocess.engine..").and(are(not(BORDER)))
      .should().dependOnClassesThat().resideInAPackage("org.camunda..")
      .because("a later move to another engine must touch the border only");

  @ArchTest
  static final ArchRule useCasesDoNotKnowTheBorder = noClasses()
      .that(IN_A_STAGE).and(are(not(BORDER)))
      .should().dependOnClassesThat().resideInAPackage("io.dueprocess.engine..")
      .because("delegates and listeners are the engine's way to us, and the only one");

  @ArchTest
  static final ArchRule delegatesAndListenersAreNobodysApi = classes()
      .that(IN_A_STAGE).and(are(BORDER))
      .should().bePackagePrivate()
      .because("models name them by their bean; no room calls another's");

  @ArchTest
  static final ArchRule delegatesAndListenersBearTheNameThatModelsUse = classes()
      .that(are(BORDER)).and().doNotHaveModifier(JavaModifier.ABSTRACT).and().areTopLevelClasses()
      .and(not(describe("are the engine's own listeners", ArchitectureTest::isNoBean)))
      .should(bear("an explicit bean name that begins the class's own",
          type -> type.isAnnotatedWith(Component.class)
              && type.getSimpleName().equals(capital(type.getAnnotationOfType(Component.class).value()) + kind(type))))
      .because("one verb goes from the model to the class, and a class's full name can't stand in an expression");

  @ArchTest
  static final ArchRule delegatesAndListenersCallOneUseCase = classes()
      .that(IN_A_STAGE).and(are(BORDER))
      .should(bear("exactly one use case, that of its own verb, and one call of it", ArchitectureTest::callsItsUseCase))
      .because("the engine's way to us is a few lines and one call; what else is to be done belongs to the use case");

  @ArchTest
  static final ArchRule delegatesAndListenersOfStagesAreBuiltOnTheBorder = classes()
      .that(IN_A_STAGE).and(are(BORDER)).and().doNotHaveSimpleName("OpenPeriodListener")
      .should().beAssignableTo(FormListener.class)
      .orShould().beAssignableTo(StartFormListener.class)
      .orShould().beAssignableTo(FindingDelegate.class)
      .because("who may complete a task and what may become a variable is checked there, once for all "
          + "(OpenPeriodListener takes no form and sets no variable: it only tells the room that a period begins)");

  // ---- rules and time

  @ArchTest
  static final ArchRule rulesArePlainJava = noClasses()
      .that().haveSimpleNameEndingWith("Rule")
      .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.camunda..", "java.sql..",
          "javax.sql..", "io.dueprocess.engine..", "io.dueprocess.web..")
      .because("a rule must be read, tested and defended without engine, database and framework");

  @ArchTest
  static final ArchRule rulesHaveNoClock = noClasses()
      .that().haveSimpleNameEndingWith("Rule")
      .should().dependOnClassesThat().areAssignableTo(Clock.class)
      .orShould().callMethodWhere(isNow())
      .because("the day is an argument of a rule, so the same facts give the same finding for ever");

  @ArchTest
  static final ArchRule everyStageThatEvaluatesHasItsRule = classes()
      .that().areAssignableTo(FindingDelegate.class).and().doNotHaveModifier(JavaModifier.ABSTRACT)
      .and().doNotHaveSimpleName("RecordMissedCheckInDelegate").and().doNotHaveSimpleName("SetClockDelegate")
      .and().doNotHaveSimpleName("PutAmendmentInForceDelegate")
      .should(bear("a rule of its verb in its room",
          type -> type.getPackage().containsClassWithSimpleName(type.getSimpleName().replace("Delegate", "Rule"))))
      .because("what is weighed is weighed by plain Java (RecordMissedCheckIn writes down that a time is over, "
          + "SetClock that it stops and goes on, PutAmendmentInForce what was approved; they weigh nothing)");

  @ArchTest
  static final ArchRule nobodyReadsTheSystemsClock = noClasses()
      .should().callMethodWhere(isNow().and(describe("without a clock",
          call -> call.getTarget().getRawParameterTypes().stream()
              .noneMatch(type -> type.isEquivalentTo(Clock.class)))))
      .orShould().callConstructor(Date.class)
      .orShould().callMethod(System.class, "currentTimeMillis")
      .because("time is an input: a year has to run in a second");

  @ArchTest
  static final ArchRule clocksAreMadeInThreePlaces = noClasses()
      .that().doNotHaveFullyQualifiedName("io.dueprocess.engine.ClockConfiguration")
      .and().doNotHaveFullyQualifiedName("io.dueprocess.demo.DemoConfiguration")
      .and().doNotHaveFullyQualifiedName("io.dueprocess.employee.ImportCommand$Database")
      .should().callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameStartingWith("system"))
          .and(JavaCall.Predicates.target(HasOwner.Predicates.With.owner(assignableTo(Clock.class)))))
      .because("the product has one clock, that of ClockConfiguration; the demo moves its own; "
          + "the import on the command line is a program of its own");

  // ---- who knows whom

  @ArchTest
  static void stagesKnowEarlierStagesOnly(JavaClasses classes) {
    for (int i = 0; i < STAGES.size(); i++) {
      List<String> allowed = new ArrayList<>(STAGES.subList(0, i + 1));
      allowed.addAll(List.of("casefile", "employee", "event", "engine"));
      noClasses().that().resideInAPackage("io.dueprocess." + STAGES.get(i) + "..")
          .should().dependOnClassesThat(resideInAPackage("io.dueprocess..")
              .and(resideOutsideOfPackages(packages(allowed))))
          .because("a stage rests on the record, the directory and the results of earlier stages, and never knows what "
              + "comes after it: so a model can go on elsewhere without a change of Java")
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule whatAllShareKnowsNoStage = noClasses()
      .that().resideInAnyPackage("io.dueprocess.casefile..", "io.dueprocess.employee..", "io.dueprocess.engine..")
      .should().dependOnClassesThat(IN_A_STAGE.or(resideInAnyPackage("io.dueprocess.web..", "io.dueprocess.demo..")))
      .because("the record, the directory and the border serve every stage");

  @ArchTest
  static final ArchRule theRecordAndTheDirectoryDoNotKnowTheEngine = noClasses()
      .that().resideInAnyPackage("io.dueprocess.casefile..", "io.dueprocess.employee..")
      .should().dependOnClassesThat().resideInAnyPackage("io.dueprocess.engine..")
      .because("the record outlives the engine");

  @ArchTest
  static final ArchRule anExportIsVerifiedWithNothingButJava = noClasses()
      .that().resideInAPackage("io.dueprocess.casefile.verification..")
      .and().haveSimpleNameNotContaining("Record")
      .and().doNotHaveSimpleName("Database")
      .should().dependOnClassesThat()
      .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "java.net..")
      .because(
          "whoever verifies has no product: no database, no framework, no network (Record… verify where it is kept)");

  @ArchTest
  static final ArchRule whatCommandsHaveInCommonKnowsNothingOfTheProduct = noClasses()
      .that().resideInAPackage("io.dueprocess.command..")
      .should().dependOnClassesThat(resideInAPackage("io.dueprocess..")
          .and(not(resideInAPackage("io.dueprocess.command.."))))
      .because("the commands of the record and of the directory stand on it, and these two do not know each other");

  @ArchTest
  static final ArchRule theBrowserIsNobodysFoundation = noClasses()
      .that().resideOutsideOfPackage("io.dueprocess.web..")
      .should().dependOnClassesThat().resideInAPackage("io.dueprocess.web..")
      .because("what a browser gets is made from the product, not the other way round");

  @ArchTest
  static final ArchRule onlyTheDemosControllerKnowsTheDemo = noClasses()
      .that().resideOutsideOfPackage("io.dueprocess.demo..")
      .and().doNotHaveFullyQualifiedName("io.dueprocess.web.DemoController")
      .should().dependOnClassesThat().resideInAPackage("io.dueprocess.demo..")
      .because("the product runs without the demo");

  @ArchTest
  static final ArchRule roomsFormNoCircle = slices().matching("io.dueprocess.(*)..").namingSlices("$1")
      .should().beFreeOfCycles()
      .ignoreDependency(resideInAPackage("io.dueprocess.employee.."), belongToAnyOf(Refused.class))
      .because("a circle of rooms can only be understood as a whole (the directory refuses as everybody does, by "
          + "casefile's Refused, which itself knows nothing; the record asks the directory who is impartial)");

  @ArchTest
  static final ArchRule theDirectoryKnowsOfTheRecordOnlyHowToRefuse = noClasses()
      .that().resideInAPackage("io.dueprocess.employee..")
      .should().dependOnClassesThat(resideInAPackage("io.dueprocess.casefile..")
          .and(not(belongToAnyOf(Refused.class))))
      .because("the directory is there before any case is");

  @ArchTest
  static final ArchRule theRecordAsksTheDirectoryOnlyWhoIsImpartial = noClasses()
      .that().resideInAPackage("io.dueprocess.casefile..").and(not(belongToAnyOf(Impartiality.class)))
      .should().dependOnClassesThat().resideInAPackage("io.dueprocess.employee..")
      .because("the record holds what was known of a person then, not what the directory says now");

  // ---- how a class looks

  @ArchTest
  static final ArchRule aUseCaseHasOneVerb = classes()
      .that(USE_CASE)
      .should(bear("one method that others call to get it done", ArchitectureTest::hasOneVerb))
      .because("a use case is one verb; a second one is a second class (reading what it wrote is none)");

  @ArchTest
  static final ArchRule collaboratorsComeByConstructor = noFields()
      .should().beAnnotatedWith(Autowired.class)
      .orShould().beAnnotatedWith(Value.class)
      .orShould().beAnnotatedWith(Inject.class)
      .because("a class shows what it needs in its constructor");

  @ArchTest
  static final ArchRule collaboratorsStay = fields()
      .that().areDeclaredInClassesThat(USE_CASE).should().beFinal()
      .because("one use case serves all cases at the same time");

  @ArchTest
  static final ArchRule onlyTheBordersBasesAreWiredByMethod = methods()
      .that().areAnnotatedWith(Autowired.class)
      .should().beDeclaredIn(FormListener.class).orShould().beDeclaredIn(StartFormListener.class)
      .because("a listener's constructor names its one use case; what every listener needs comes to its base");

  @ArchTest
  static final ArchRule onlyTwoPlacesWriteToTheTerminal = noClasses()
      .that(not(belongToAnyOf(ImportCommand.class)))
      .and().doNotHaveFullyQualifiedName("io.dueprocess.engine.FirstAdministrator")
      .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
      .because("a log has levels and a time (the import is a command; the first password is shown, not logged)");

  @ArchTest
  static final ArchRule controllersAreNobodysApi = classes()
      .that().areAnnotatedWith(RestController.class)
      .should().bePackagePrivate()
      .because("only the browser calls them");

  private static boolean isNoBean(JavaClass type) {
    return !type.isAnnotatedWith(Component.class);
  }

  private static boolean callsItsUseCase(JavaClass border) {
    String verb = border.getSimpleName().substring(0, border.getSimpleName().length() - kind(border).length());
    List<JavaClass> used = border.getDirectDependenciesFromSelf().stream().map(use -> use.getTargetClass())
        .filter(USE_CASE).distinct().toList();
    long calls = border.getMethodCallsFromSelf().stream().map(JavaAccess::getTargetOwner).filter(USE_CASE).count();
    return used.size() == 1 && used.get(0).getSimpleName().equals(verb) && calls == 1;
  }

  /** The border calls one method of it; any other that is not private is for those who read what it wrote. */
  private static boolean hasOneVerb(JavaClass useCase) {
    Map<JavaMethod, Boolean> verbs = useCase.getMethods().stream()
        .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE)
            && !method.getModifiers().contains(JavaModifier.STATIC)
            && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .collect(Collectors.toMap(method -> method, method -> method.getCallsOfSelf().stream()
            .anyMatch(call -> BORDER.test(call.getOriginOwner()))));
    return verbs.values().stream().filter(called -> called).count() == 1
        && verbs.entrySet().stream().filter(verb -> !verb.getValue())
            .allMatch(other -> other.getKey().getRawParameterTypes().stream()
                .anyMatch(type -> type.getSimpleName().equals("CaseFile")));
  }

  private static DescribedPredicate<JavaCall<?>> isNow() {
    return describe("is now()", call -> call.getTarget().getName().equals("now")
        && call.getTargetOwner().getPackageName().equals(Instant.class.getPackageName()));
  }

  private static ArchCondition<JavaClass> bear(String what, Predicate<JavaClass> test) {
    return new ArchCondition<>("have " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean has = test.test(type);
        events.add(new SimpleConditionEvent(type, has,
            "%s has %s%s".formatted(type.getName(), has ? "" : "not ", what)));
      }
    };
  }

  private static String kind(JavaClass border) {
    return border.getSimpleName().endsWith("Listener") ? "Listener" : "Delegate";
  }

  private static String capital(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String[] packages(List<String> rooms) {
    return rooms.stream().map(room -> "io.dueprocess." + room + "..").toArray(String[]::new);
  }
}
