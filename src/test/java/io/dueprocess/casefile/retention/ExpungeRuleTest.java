package io.dueprocess.casefile.retention;

import static io.dueprocess.casefile.retention.RetentionFixtures.END;
import static io.dueprocess.casefile.retention.RetentionFixtures.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Basis.Reason;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.PolicyFixtures;
import io.dueprocess.casefile.retention.RetentionFinding.Verdict;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 5 U.S.C. 4303(d), with the 365 days of the tests' policy. */
class ExpungeRuleTest {

  private static final LocalDate NOTICE = LocalDate.of(2025, 6, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 1);

  private static RetentionFixtures proposedAndNotTaken() {
    return ended(CaseOutcome.SUCCESSFUL_EXIT).notice(NOTICE);
  }

  @Test
  void anAcceptableYearAfterTheNoticeTheEntriesGo() {
    assertThat(ExpungeRule.check(proposedAndNotTaken().facts(), LAST_DAY).verdict()).isEqualTo(Verdict.KEPT);

    RetentionFinding finding = ExpungeRule.check(proposedAndNotTaken().facts(), LAST_DAY.plusDays(1));

    assertThat(finding.verdict()).isEqualTo(Verdict.DUE);
    assertThat(finding.basis().reasons()).extracting(Reason::text)
        .containsExactly("365 days of acceptable performance from 2025-06-01 are over after 2026-06-01.");
  }

  @Test
  void aRelapseBeginsTheYearAnew() {
    RetentionFinding finding =
        ExpungeRule.check(proposedAndNotTaken().relapse(LocalDate.of(2025, 9, 1)).facts(), LAST_DAY.plusDays(1));

    assertThat(finding.verdict()).isEqualTo(Verdict.KEPT);
    assertThat(finding.keptUntil()).isEqualTo("2026-09-01");
  }

  @Test
  void aRelapseBeforeTheProposalIsPartOfIt() {
    assertThat(ExpungeRule.check(proposedAndNotTaken().relapse(NOTICE.minusDays(9)).facts(), END).countedFrom())
        .isEqualTo(NOTICE);
  }

  @Test
  void whereNothingWasProposedNothingGoes() {
    assertThat(ExpungeRule.check(ended(CaseOutcome.SUCCESSFUL_EXIT).facts(), LAST_DAY.plusYears(9)).verdict())
        .isEqualTo(Verdict.NOTHING);
  }

  @ParameterizedTest
  @EnumSource(value = CaseOutcome.class, mode = EnumSource.Mode.EXCLUDE, names = "SUCCESSFUL_EXIT")
  void wherePerformanceDidNotBecomeAcceptableInThePositionNothingGoes(CaseOutcome outcome) {
    assertThat(ExpungeRule.check(ended(outcome).notice(NOTICE).facts(), LAST_DAY.plusYears(9)).verdict())
        .isEqualTo(Verdict.NOTHING);
  }

  @Test
  void nothingGoesTwice() {
    assertThat(ExpungeRule.check(proposedAndNotTaken().expunged(LAST_DAY.plusDays(1)).facts(), LAST_DAY.plusDays(2))
        .verdict()).isEqualTo(Verdict.NOTHING);
  }

  @Test
  void nothingGoesWhileTheCaseIsOpenOrHeld() {
    assertThat(ExpungeRule.check(proposedAndNotTaken().open().facts(), LAST_DAY.plusYears(9)).verdict())
        .isEqualTo(Verdict.OPEN);
    assertThat(ExpungeRule.check(proposedAndNotTaken().held(END).facts(), LAST_DAY.plusYears(9)).verdict())
        .isEqualTo(Verdict.HELD);
  }

  @Test
  void aPolicyThatExpungesNothingKeepsThem() throws Exception {
    var never = new com.fasterxml.jackson.databind.ObjectMapper()
        .readValue("{\"row\":\"X\",\"version\":1}", io.dueprocess.casefile.Policy.class);

    assertThat(PolicyFixtures.policy().expungeDays()).isPositive();
    assertThat(ExpungeRule.check(proposedAndNotTaken().policy(never).facts(), LAST_DAY.plusYears(9)).verdict())
        .isEqualTo(Verdict.NOTHING);
  }

  @Test
  void whatSaysNothingOfThePerformanceStaysAndEverythingElseGoes() {
    assertThat(Arrays.stream(EntryKind.values()).filter(ExpungeRule::goes)).contains(
        EntryKind.REQUEST, EntryKind.FINDING, EntryKind.COUNSEL_ADVICE, EntryKind.DECISION, EntryKind.COACHING_SESSION,
        EntryKind.PLAN, EntryKind.ANSWER, EntryKind.WITNESSED_DELIVERY, EntryKind.CHECK_IN,
        EntryKind.TERMINATION_PROPOSAL, EntryKind.RELAPSE, EntryKind.LETTER, EntryKind.CORRECTION)
        .doesNotContain(EntryKind.POLICY, EntryKind.STAGE, EntryKind.OUTCOME, EntryKind.LEGAL_HOLD, EntryKind.ERASURE);
  }
}
