package io.dueprocess.casefile.retention;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.casefile.retention.RetentionFixtures.END;
import static io.dueprocess.casefile.retention.RetentionFixtures.ended;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.Basis.Reason;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.retention.RetentionFinding.Verdict;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionRuleTest {

  @ParameterizedTest
  @CsvSource({
    "DECLINED, 2027-03-31",
    "RESOLVED_BY_COACHING, 2027-09-30",
    "SUCCESSFUL_EXIT, 2028-09-30",
    "ANOTHER_ROLE, 2029-03-31",
    "TERMINATED, 2030-03-31"
  })
  void eachOutcomeIsKeptForItsOwnTime(CaseOutcome outcome, LocalDate lastDay) {
    RetentionFacts facts = ended(outcome).facts();

    assertThat(RetentionRule.check(facts, lastDay).verdict()).as("on the last day").isEqualTo(Verdict.KEPT);
    assertThat(RetentionRule.check(facts, lastDay.plusDays(1)).verdict()).as("on the next").isEqualTo(Verdict.DUE);
    assertThat(RetentionRule.check(facts, lastDay).keptUntil()).isEqualTo(lastDay);
  }

  @Test
  void aTerminationIsCountedFromTheLastWorkingDay() {
    RetentionFinding finding =
        RetentionRule.check(ended(CaseOutcome.TERMINATED).lastWorkingDay(LocalDate.of(2026, 5, 15)).facts(), END);

    assertThat(finding.countedFrom()).isEqualTo("2026-05-15");
    assertThat(finding.keptUntil()).isEqualTo("2030-05-15");
    assertThat(finding.basis().reasons()).singleElement().satisfies(reason -> assertThat(reason.inputs())
        .containsExactly("policy:retentionTerminatedMonths", "entry:50", "entry:40"));
  }

  @Test
  void aTerminationThatWasUpheldAfterTheLastWorkingDayIsCountedFromTheEndOfTheCase() {
    RetentionFinding finding =
        RetentionRule.check(ended(CaseOutcome.TERMINATED).lastWorkingDay(END.minusDays(20)).facts(), END);

    assertThat(finding.countedFrom()).isEqualTo(END);
  }

  @Test
  void aCaseThatCounselHoldsIsNeverDue() {
    RetentionFinding finding =
        RetentionRule.check(ended(CaseOutcome.DECLINED).held(END.plusDays(3)).facts(), LocalDate.of(2100, 1, 1));

    assertThat(finding.verdict()).isEqualTo(Verdict.HELD);
    assertThat(finding.basis().reasons()).extracting(Reason::text)
        .containsExactly("Counsel has held the case since 2026-04-03.");
  }

  @Test
  void anOpenCaseIsNeverDue() {
    assertThat(RetentionRule.check(ended(CaseOutcome.DECLINED).open().facts(), LocalDate.of(2100, 1, 1)).verdict())
        .isEqualTo(Verdict.OPEN);
  }

  @Test
  void aCaseThatBeganBeforeThereWereColumnsByOutcomeIsKeptForTheYearsOfItsPolicy() throws Exception {
    // as the record has it, from before the columns
    Policy early = new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
        .readValue("{\"row\":\"GB\",\"version\":1,\"retentionYears\":7,\"expungeDays\":0}", Policy.class);

    RetentionFinding finding = RetentionRule.check(ended(CaseOutcome.DECLINED).policy(early).facts(), END.plusYears(7));

    assertThat(finding.verdict()).isEqualTo(Verdict.KEPT);
    assertThat(finding.keptUntil()).isEqualTo(END.plusYears(7));
    assertThat(finding.basis().inputs()).extracting("ref").contains("policy:retentionYears");
  }

  @Test
  void aPolicyWithoutAnyTimeKeepsTheCaseForGood() throws Exception {
    Policy empty = new ObjectMapper().readValue("{\"row\":\"X\",\"version\":1}", Policy.class);

    RetentionFinding finding =
        RetentionRule.check(ended(CaseOutcome.TERMINATED).policy(empty).facts(), LocalDate.of(2100, 1, 1));

    assertThat(finding.verdict()).isEqualTo(Verdict.KEPT);
    assertThat(finding.basis().reasons()).extracting(Reason::code).containsExactly("NO_TIME_IN_POLICY");
  }

  @Test
  void theFindingSaysWhatItRestsOn() {
    RetentionFinding finding = RetentionRule.check(ended(CaseOutcome.DECLINED).facts(), END.plusYears(1).plusDays(1));

    assertThat(finding.basis().rule()).isEqualTo("Retention");
    assertThat(finding.basis().version()).isEqualTo("1");
    assertThat(finding.basis().inputs()).extracting("ref", "text").containsExactly(
        org.assertj.core.groups.Tuple.tuple("entry:2", "Policy TEST, version 1."),
        org.assertj.core.groups.Tuple.tuple("policy:retentionDeclinedMonths",
            String.valueOf(policy().retentionDeclinedMonths())),
        org.assertj.core.groups.Tuple.tuple("entry:50", "The case ended on 2026-03-31: DECLINED."));
    assertThat(finding.basis().reasons()).extracting(Reason::text)
        .containsExactly("12 months from 2026-03-31 are over after 2027-03-31.");
  }
}
