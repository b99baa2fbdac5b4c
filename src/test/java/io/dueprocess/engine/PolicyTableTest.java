package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Refused;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped policy row by row, and what becomes of a table that HR has edited into something unreadable. */
class PolicyTableTest {

  private static ProcessEngine engine;
  private static String shipped;

  private final List<String> deployments = new ArrayList<>();

  @BeforeAll
  static void startEngine() throws IOException {
    try (var file = PolicyTableTest.class.getResourceAsStream("/processes/pip-policy.dmn")) {
      shipped = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("policy");
    configuration.setJdbcUrl("jdbc:h2:mem:policy-" + UUID.randomUUID());
    configuration.setJobExecutorActivate(false);
    configuration.setAuthorizationEnabled(true);
    engine = configuration.buildProcessEngine();
  }

  @AfterAll
  static void stopEngine() {
    engine.close();
  }

  @AfterEach
  void undeploy() {
    engine.getIdentityService().clearAuthentication();
    deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id));
  }

  // ---- the rows

  @Test
  void aPrivateEmployerInTheUnitedStatesKeepsCasesAsLongAsAClaimMayBeBrought() {
    Policy policy = shippedFor("US");

    assertThat(policy).isEqualTo(new Policy(
        "US", 1, 24, 6, 6, 3, 42, 7, 30, 90, 60, 14, 3, 2, 7, 5, 7, 10, 1, 30, 60, 50, 12, 180, 365, 0, 4,
        12, 24, 48, 48, 48, "hrLead"));
  }

  @Test
  void aFederalAgencyFollowsPart432() {
    Policy policy = shippedFor("US_FEDERAL");

    assertThat(policy).isEqualTo(new Policy("US_FEDERAL",
        1, 24, 6, 6, 3, 42, 7, 30, 120, 60, 14, 3, 2, 7, 7, 30, 10, 1, 30, 60, 50, 12, 365, 365, 365, 4,
        48, 48, 48, 48, 48, "hrLead"));
    assertThat(policy.replyDays()).as("advance notice, 5 CFR 432.105(a)(4)(i)(A)").isEqualTo(30);
    assertThat(policy.evidenceMonths()).as("age of instances, 5 CFR 432.105(a)(3)").isEqualTo(12);
    assertThat(policy.relapseDecisionDays()).as("no second plan, 5 CFR 432.105(a)(2)").isEqualTo(365);
    assertThat(policy.expungeDays()).as("one acceptable year, 5 U.S.C. 4303(d)").isEqualTo(365);
    assertThat(List.of(policy.retentionDeclinedMonths(), policy.retentionCoachedMonths(), policy.retentionExitMonths(),
        policy.retentionRoleMonths(), policy.retentionTerminatedMonths()))
        .as("one number between 4 and 7 years for all, GRS 2.3 item 060").containsOnly(48);
  }

  @Test
  void theUnitedKingdomLeavesRoomToBeAccompanied() {
    Policy policy = shippedFor("GB");

    assertThat(policy).isEqualTo(new Policy(
        "GB", 1, 24, 6, 6, 3, 42, 7, 30, 90, 60, 14, 3, 2, 7, 7, 14, 10, 1, 30, 60, 50, 12, 365, 365, 0, 7,
        12, 12, 36, 84, 84, "hrLead"));
    assertThat(policy.replyDays()).as("a week to prepare and five working days to postpone").isGreaterThanOrEqualTo(14);
  }

  @Test
  void germanyGivesTheWorksCouncilItsWeekAndARelapseANewPlan() {
    Policy policy = shippedFor("DE");

    assertThat(policy).isEqualTo(new Policy(
        "DE", 1, 24, 6, 6, 3, 56, 7, 60, 120, 90, 14, 3, 2, 10, 7, 7, 10, 2, 60, 60, 50, 12, 180, 0, 730, 4,
        6, 12, 36, 48, 48, "hrLead"));
    assertThat(policy.decisionDays()).as("longer than the week of the works council").isGreaterThan(7);
    assertThat(policy.relapseDecisionDays()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FR", "us", "US ", "", "DEFAULT", "\" or true or \""})
  void anUnknownJurisdictionGetsTheDefaultRow(String jurisdiction) {
    assertThat(shippedFor(jurisdiction)).isEqualTo(new Policy("DEFAULT",
        1, 24, 6, 6, 3, 42, 7, 30, 90, 60, 14, 3, 2, 7, 5, 7, 10, 1, 30, 60, 50, 12, 180, 0, 0, 4,
        24, 24, 48, 48, 48, "hrLead"));
  }

  @Test
  void anEmployeeWithoutJurisdictionGetsTheDefaultRow() {
    assertThat(shippedFor(null).row()).isEqualTo("DEFAULT");
  }

  // ---- the table

  @Test
  void theTableTakesTheFirstRowThatFitsAndTheLastOneFitsAll() {
    DecisionTable table = table();

    assertThat(table.getHitPolicy()).isEqualTo(HitPolicy.FIRST);
    assertThat(rows().keySet()).containsExactly("US", "US_FEDERAL", "GB", "DE", "DEFAULT");
    assertThat(table.getRules()).last()
        .extracting(rule -> rule.getInputEntries().iterator().next().getTextContent().strip()).isEqualTo("-");
  }

  @Test
  void everyColumnIsOneOfThePolicyAndTypedAsThere() {
    Map<String, String> columns = new LinkedHashMap<>();
    table().getOutputs().forEach(output -> columns.put(output.getName(), output.getTypeRef()));

    Map<String, String> expected = new LinkedHashMap<>();
    for (RecordComponent part : Policy.class.getRecordComponents()) {
      if (!part.getName().equals("version")) {
        expected.put(part.getName(), part.getType() == int.class ? "integer" : "string");
      }
    }
    assertThat(List.copyOf(columns.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
  }

  @Test
  void everyColumnOfDaysMonthsYearsOrPercentSaysItsUnit() {
    for (Output output : table().getOutputs()) {
      Matcher unit = Pattern.compile("WorkingDays|Days|Months|Years|Percent").matcher(output.getName());
      if (unit.find()) {
        String word = unit.group().equals("WorkingDays") ? "working days" : unit.group().toLowerCase();
        assertThat(output.getLabel()).as(output.getName()).containsPattern("\\(" + word + "\\b");
      }
    }
  }

  @Test
  void everyRowFillsEveryColumn() {
    rows().forEach((row, cells) -> assertThat(cells).as(row).hasSize(32).allSatisfy(
        (column, cell) -> assertThat(cell).as(column).isNotBlank()));
  }

  @Test
  void theAnnotationOfARowNamesEachOfItsNumbersWithASourceOrAsAHouseDefault() {
    for (Rule rule : table().getRules()) {
      Map<String, String> cells = cells(rule);
      Map<String, String> annotated = new LinkedHashMap<>();
      for (String part : rule.getDescription().getTextContent().split("; ")) {
        int colon = part.indexOf(": ");
        String head = part.substring(0, colon);
        String tail = part.substring(colon + 2);
        if (head.equals("house default")) {
          Arrays.stream(tail.split(", ")).forEach(item -> annotate(annotated, item));
        } else {
          annotate(annotated, head);
          assertThat(tail).as("source of " + head).containsPattern(
              "^house default|\\d+ (CFR|U\\.S\\.C\\.) \\d+|Records Schedule \\d|Act \\d{4} s\\.|§§? \\d+");
        }
      }
      cells.remove("row");
      assertThat(annotated).as("annotation of row " + rule.getId()).containsExactlyInAnyOrderEntriesOf(cells);
    }
  }

  private static void annotate(Map<String, String> annotated, String nameAndValue) {
    String[] words = nameAndValue.split(" ");
    assertThat(words).as("name and value: " + nameAndValue).hasSize(2);
    assertThat(annotated.put(words[0], words[1])).as(words[0] + " is annotated twice").isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "US_FEDERAL", "GB", "DE", "elsewhere"})
  void theNumbersOfARowDoNotContradictEachOther(String jurisdiction) {
    Policy p = shippedFor(jurisdiction);

    assertThat(p.periodMinDays()).isPositive().isLessThanOrEqualTo(p.periodDefaultDays());
    assertThat(p.periodDefaultDays()).isLessThanOrEqualTo(p.periodMaxDays());
    assertThat(p.reminderDays()).as("a reminder comes before the time is over")
        .isLessThan(Math.min(Math.min(p.answerDays(), p.replyDays()), Math.min(p.appealDays(), p.decisionDays())));
    assertThat(calendarDays(p.checkInGraceWorkingDays()) + p.answerDays())
        .as("a check-in recorded late and commented on late is over before the next one is due")
        .isLessThan(p.checkInEveryDays());
    assertThat(p.periodMinDays() / p.checkInEveryDays()).as("check-ins in the shortest period")
        .isGreaterThanOrEqualTo(2);
    assertThat(p.coachingDays() / p.coachingSessions()).as("days for a coaching session and its answer")
        .isGreaterThanOrEqualTo(p.answerDays());
    assertThat(p.noteLateDays()).isLessThan(p.coachingDays());
    assertThat(p.minMeasuredPercent()).isBetween(1, 100);
    assertThat(p.amendUntilPercent()).isBetween(1, 100);
    assertThat(p.maxExtensionDays()).as("all extensions together")
        .isLessThanOrEqualTo(p.maxExtensions() * p.periodMaxDays());
    assertThat(p.maxExtensions() == 0).isEqualTo(p.maxExtensionDays() == 0);
    assertThat(p.evidenceMonths()).isLessThanOrEqualTo(p.lookBackMonths());
    assertThat(p.coachingDays() + p.periodMaxDays() + p.maxExtensionDays())
        .as("what coaching found is still young enough after the longest period").isLessThan(p.evidenceMonths() * 30);
    assertThat(p.relapseDecisionDays() == 0 || p.relapseDecisionDays() > p.periodMaxDays() + p.maxExtensionDays())
        .as("a relapse can still lead to a decision when the period is over").isTrue();
    assertThat(p.expungeDays()).as("expunged before it is erased").isLessThan(p.retentionExitMonths() * 30);
    assertThat(p.followUpDays()).isPositive();
    assertThat(p.retentionYears()).isPositive();
    assertThat(p.retentionDeclinedMonths()).as("kept for less, the less happened").isPositive()
        .isLessThanOrEqualTo(p.retentionCoachedMonths());
    assertThat(p.retentionCoachedMonths()).isLessThanOrEqualTo(p.retentionExitMonths());
    assertThat(p.retentionExitMonths()).isLessThanOrEqualTo(p.retentionRoleMonths());
    assertThat(p.retentionRoleMonths()).isLessThanOrEqualTo(p.retentionTerminatedMonths());
    assertThat(p.terminationApprover()).matches("[A-Za-z0-9]+");
  }

  /** At most so many calendar days: working days of a week of five, begun on the worst day. */
  private static int calendarDays(int workingDays) {
    return workingDays + 2 * ((workingDays + 4) / 5);
  }

  // ---- reading it

  @Test
  void aPolicyBearsTheVersionOfTheTableThatItCameFrom() {
    deploy(shipped);
    deploy(with("Rule_GB_ReplyDays", "21"));

    Policy policy = policies().forJurisdiction("GB");

    assertThat(policy.version()).isEqualTo(2);
    assertThat(policy.replyDays()).isEqualTo(21);
  }

  @Test
  void whoMayReadNoDecisionTableStillGetsAPolicyAndStaysSignedIn() {
    deploy(shipped);
    engine.getIdentityService().setAuthentication("morgan", List.of("manager"));
    assertThat(engine.getRepositoryService().createDecisionDefinitionQuery().count()).isZero();

    assertThat(policies().forJurisdiction("DE").row()).isEqualTo("DE");

    assertThat(engine.getIdentityService().getCurrentAuthentication().getUserId()).isEqualTo("morgan");
    assertThat(engine.getIdentityService().getCurrentAuthentication().getGroupIds()).containsExactly("manager");
  }

  @Test
  void aMissingTableIsRefused() {
    assertRefused("GB", "There is no PIP policy: deploy pip-policy.dmn with a decision whose id is pip-policy.");
  }

  @Test
  void aTableWithoutARowForTheJurisdictionIsRefused() {
    deploy(with("Rule_DEFAULT_Jurisdiction", "\"XX\""));

    assertRefused("FR", "No row of the PIP policy applies to jurisdiction FR: add a last row with - as jurisdiction"
        + " and deploy pip-policy.dmn again.");
  }

  @Test
  void anEmptyCellIsRefusedWithItsRowAndColumn() {
    deploy(with("Rule_GB_ReplyDays", ""));

    assertRefused("GB", "Row GB of the PIP policy says nothing for replyDays: fill in that cell and deploy"
        + " pip-policy.dmn again.");
    assertThat(policies().forJurisdiction("US").replyDays()).as("another row").isEqualTo(7);
  }

  @Test
  void aColumnThatIsGoneIsRefused() {
    deploy(shipped.replace("name=\"appealDays\"", "name=\"appeal\""));

    assertRefused("DE", "Row DE of the PIP policy says nothing for appealDays: fill in that cell and deploy"
        + " pip-policy.dmn again.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"ten\"", "7.5", "-3", "true"})
  void whatIsNoWholeNumberIsRefusedWithItsRowAndColumn(String cell) {
    deploy(with("Rule_US_FEDERAL_AnswerDays", cell));

    assertRefused("US_FEDERAL", "Row US_FEDERAL of the PIP policy says " + cell
        + " for answerDays: write a whole number of 0 or more there and deploy pip-policy.dmn again.");
  }

  @Test
  void aNumberInAColumnThatLostItsTypeIsReadOnlyIfItIsWhole() {
    deploy(with("Rule_DE_AppealDays", "\"ten\"").replace("name=\"appealDays\" typeRef=\"integer\"",
        "name=\"appealDays\" typeRef=\"string\""));

    assertRefused("DE", "Row DE of the PIP policy says ten for appealDays: write a whole number of 0 or more there"
        + " and deploy pip-policy.dmn again.");
  }

  @Test
  void anApproverWithoutANameIsRefused() {
    deploy(with("Rule_DE_TerminationApprover", "\" \""));

    assertRefused("DE", "Row DE of the PIP policy says nothing for terminationApprover: fill in that cell and deploy"
        + " pip-policy.dmn again.");
  }

  @Test
  void everythingThatIsWrongWithARowIsSaidAtOnce() {
    deploy(with(with(shipped, "Rule_DE_AppealDays", ""), "Rule_DE_Row", ""));

    assertThatThrownBy(() -> policies().forJurisdiction("DE")).isInstanceOfSatisfying(Refused.class,
        refused -> assertThat(refused.sentences()).containsExactly(
            "Row for jurisdiction DE of the PIP policy says nothing for row: fill in that cell and deploy"
                + " pip-policy.dmn again.",
            "Row for jurisdiction DE of the PIP policy says nothing for appealDays: fill in that cell and deploy"
                + " pip-policy.dmn again."));
  }

  // ---- helpers

  private void assertRefused(String jurisdiction, String sentence) {
    assertThatThrownBy(() -> policies().forJurisdiction(jurisdiction))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sentences()).containsExactly(sentence));
  }

  private Policy shippedFor(String jurisdiction) {
    deploy(shipped);
    return policies().forJurisdiction(jurisdiction);
  }

  private static PolicyTable policies() {
    return new PolicyTable(engine.getRepositoryService(), engine.getDecisionService(), engine.getIdentityService());
  }

  private void deploy(String dmn) {
    deployments.add(
        engine.getRepositoryService().createDeployment().addString("pip-policy.dmn", dmn).deploy().getId());
  }

  private static String with(String cellId, String text) {
    return with(shipped, cellId, text);
  }

  /** The table with another text in one cell. */
  private static String with(String dmn, String cellId, String text) {
    Pattern cell = Pattern.compile("(id=\"" + cellId + "\">\\s*<text>)[^<]*(</text>)");
    assertThat(cell.matcher(dmn).results().count()).as("cells with id " + cellId).isEqualTo(1);
    return cell.matcher(dmn).replaceFirst("$1" + Matcher.quoteReplacement(text) + "$2");
  }

  private static DecisionTable table() {
    var model = Dmn.readModelFromStream(PolicyTableTest.class.getResourceAsStream("/processes/pip-policy.dmn"));
    return (DecisionTable) ((Decision) model.getModelElementById(PolicyTable.DECISION)).getExpression();
  }

  private static Map<String, Map<String, String>> rows() {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    table().getRules().forEach(rule -> rows.put(cells(rule).get("row"), cells(rule)));
    return rows;
  }

  private static Map<String, String> cells(Rule rule) {
    Map<String, String> cells = new LinkedHashMap<>();
    var entries = rule.getOutputEntries().iterator();
    ((DecisionTable) rule.getParentElement()).getOutputs().forEach(
        output -> cells.put(output.getName(), entries.next().getTextContent().strip().replace("\"", "")));
    return cells;
  }
}
