package io.dueprocess.casefile.retention;

import static io.dueprocess.casefile.retention.RetentionFixtures.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.retention.RetentionFinding.Verdict;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Arbitrary;
import net.jqwik.time.api.Dates;

class RetentionRulePropertiesTest {

  @Property
  void onceDueACaseStaysDue(@ForAll CaseOutcome outcome, @ForAll("days") LocalDate end,
      @ForAll("days") LocalDate today) {
    RetentionFacts facts = ended(outcome).endedOn(end).facts();

    if (RetentionRule.check(facts, today).due()) {
      assertThat(RetentionRule.check(facts, today.plusDays(1)).due()).isTrue();
    }
  }

  @Property
  void noCaseGoesWithinAYearOfItsEndOrOfTheLastWorkingDay(@ForAll CaseOutcome outcome, @ForAll("days") LocalDate end,
      @ForAll("days") LocalDate lastWorkingDay) {
    RetentionFacts facts = ended(outcome).endedOn(end).lastWorkingDay(lastWorkingDay).facts();

    assertThat(RetentionRule.check(facts, end.plusYears(1)).due()).isFalse();
    if (outcome == CaseOutcome.TERMINATED) {
      assertThat(RetentionRule.check(facts, lastWorkingDay.plusYears(1)).due()).isFalse();
    }
  }

  @Property
  void aHeldCaseGoesOnNoDay(@ForAll CaseOutcome outcome, @ForAll("days") LocalDate end,
      @ForAll("days") LocalDate today) {
    RetentionFixtures held = ended(outcome).endedOn(end).notice(end.minusDays(400)).held(end);

    assertThat(RetentionRule.check(held.facts(), today).verdict()).isEqualTo(Verdict.HELD);
    assertThat(ExpungeRule.check(held.facts(), today).due()).isFalse();
  }

  @Property
  void everyFindingNamesItsReasonAndItsInputs(@ForAll CaseOutcome outcome, @ForAll("days") LocalDate end,
      @ForAll("days") LocalDate today) {
    RetentionFacts facts = ended(outcome).endedOn(end).notice(end.minusDays(100)).facts();

    for (RetentionFinding finding : new RetentionFinding[] {
        RetentionRule.check(facts, today), ExpungeRule.check(facts, today)}) {
      assertThat(finding.basis().reasons()).hasSize(1);
      assertThat(finding.basis().inputs()).hasSizeGreaterThanOrEqualTo(2);
    }
    assertThat(RetentionRule.check(facts, today).due())
        .isEqualTo(today.isAfter(RetentionRule.check(facts, today).keptUntil()));
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Dates.dates().between(LocalDate.of(2020, 1, 1), LocalDate.of(2036, 12, 31));
  }
}
