package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.letter.Letters.Letter;
import io.dueprocess.employee.WorkCalendar;
import io.dueprocess.engine.PipProcess.OpenTask;
import io.dueprocess.event.EventKind;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.NextCheckIn;
import io.dueprocess.period.Period;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.plan.Goal;
import io.dueprocess.review.MetricReview;
import io.dueprocess.review.ReviewMetrics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goals and last day of a plan change by an amendment alone, and never behind the employee's back. */
class AmendmentTest extends ProcessTestCase {

  @Test
  void anAmendmentIsProposedApprovedAcknowledgedAndInForceAndEarlierMeasurementsStayWithTheGoalAsItWas() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 50, 50);
    c.fromHere();

    proposed(c, "mia", with(c, 0, "target", 80));
    c.recorded("AMENDMENT_PROPOSAL, by mia", "FINDING ValidateAmendment: valid");
    assertThat(CheckIns.goals(c.file()).get(0).target()).isEqualByComparingTo("95");
    c.does("hanna", "DecideOnAmendment", Forms.decision("APPROVED"));
    Letter letter = c.file().last(EntryKind.LETTER, Letter.class).orElseThrow().content();
    assertThat(letter.template()).isEqualTo("amendment");
    c.employeeDoes("AcknowledgeAmendment", Forms.answer("AGREED"))
        .recorded("DECISION DecideOnAmendment: APPROVED, by hanna", "DELIVERY AcknowledgeAmendment",
            "ANSWER AcknowledgeAmendment: AGREED, by employee", "AMENDMENT IN_FORCE");

    assertThat(CheckIns.goals(c.file()).get(0).target()).isEqualByComparingTo("80");
    assertThat(CheckIns.held(c.file()).get(0).valuesOf(1)).isEmpty();
    assertThat(CheckIns.held(c.file()).get(0).asksFor(1)).isFalse();
    assertThat(CheckIns.held(c.file()).get(0).valuesOf(2)).hasSize(1);
    checkInsUntilReview(c, 82, 82);
    MetricReview review = review(c);
    assertThat(review.goals().get(0).result()).isEqualTo(MetricReview.Result.MET);
    assertThat(review.goals().get(0).planned()).isEqualTo(review.goals().get(1).planned() - 1);
    assertThat(review.goals().get(1).figure()).isLessThan(new BigDecimal("82"));
  }

  @Test
  void aGoalThatIsDroppedOrMovedTakesItsMeasurementsAlong() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 50, 70);
    List<Map<String, Object>> goals = List.of(amended(c, 2), added(Forms.goal("Reports read", 10, 30)));
    proposed(c, "mia", form(c, goals));
    c.does("hanna", "DecideOnAmendment", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgeAmendment", Forms.answer("DISAGREED"));

    assertThat(CheckIns.goals(c.file())).extracting(Goal::title)
        .containsExactly("Reports without error", "Reports read");
    assertThat(CheckIns.held(c.file()).get(0).valuesOf(1)).containsExactly(new BigDecimal("70"));
    assertThat(CheckIns.held(c.file()).get(0).valuesOf(2)).isEmpty();
    checkedIn(c, 72, 40);
    assertThat(CheckIns.held(c.file()).get(1).valuesOf(2)).containsExactly(new BigDecimal("40"));
  }

  @Test
  void aLaterLastDayGivesCheckInsInTheDaysThatAreAdded() {
    CaseDriver c = inPeriod(underperformer());
    Period before = PeriodDates.period(c.file());
    c.until("RecordCheckIn");
    while (!c.trace().get(c.trace().size() - 1).equals("NEXT_CHECK_IN") || lastCheckIn(c) != null) {
      if (c.openTasks().isEmpty()) {
        c.daysPass(1);
      } else {
        checkedIn(c, 61, 71);
      }
    }
    assertThat(c.openTasks()).as("only the end of the period is waited for").isEmpty();
    LocalDate later = WorkCalendar.of(c.employee()).onOrAfter(before.endsOn().plusDays(14));

    proposed(c, c.employee().userId(), form(c, all(c), later));
    c.does("hanna", "DecideOnAmendment", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgeAmendment", Forms.answer("AGREED"));

    assertThat(PeriodDates.period(c.file()).endsOn()).isEqualTo(later);
    assertThat(PeriodDates.period(c.file()).extensions()).isZero();
    c.until("RecordCheckIn");
    assertThat(c.today()).isAfter(before.endsOn());
  }

  private static LocalDate lastCheckIn(CaseDriver c) {
    return c.file().last(EntryKind.NEXT_CHECK_IN, NextCheckIn.class).orElseThrow().content()
        .dueOn();
  }

  @Test
  void halfThePeriodLaterThePlanIsAmendedInTheEmployeesFavourAloneAndOnlyIfTheyAgree() {
    CaseDriver c = inPeriod(underperformer());
    passDays(c, 40);
    assertThatThrownBy(() -> proposed(c, "mia", with(c, 0, "target", 97)))
        .isInstanceOf(Refused.class).hasMessageContaining("Goal 1, target")
        .hasMessageContaining("More than 50 % of the period are over");
    proposed(c, "mia", with(c, 0, "target", 80));
    c.does("hanna", "DecideOnAmendment", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgeAmendment", Forms.answer("DISAGREED"));
    assertThat(c.trace()).endsWith("AMENDMENT LAPSED");
    assertThat(CheckIns.goals(c.file()).get(0).target()).isEqualByComparingTo("95");

    proposed(c, "mia", with(c, 0, "target", 80));
    c.does("hanna", "DecideOnAmendment", Forms.decision("APPROVED"))
        .employeeDoes("AcknowledgeAmendment", Forms.answer("AGREED"));
    assertThat(CheckIns.goals(c.file()).get(0).target()).isEqualByComparingTo("80");
  }

  @Test
  void whoDoesNotAnswerHasTheAmendmentDelivered() {
    CaseDriver c = inPeriod(underperformer());
    proposed(c, "mia", with(c, 1, "target", 85));
    c.does("henry", "DecideOnAmendment", Forms.decision("APPROVED")).daysPass(8);
    assertThat(c.trace()).contains("NO_ANSWER AcknowledgeAmendment", "AMENDMENT IN_FORCE");
  }

  @Test
  void whatHrRefusesChangesNothingAndTheEmployeeIsToldWhoseProposalItWas() {
    CaseDriver c = inPeriod(underperformer());
    proposed(c, "mia", with(c, 0, "target", 90));
    c.does("hanna", "DecideOnAmendment", Forms.decision("REFUSED"));
    assertThat(lettersAbout(c, "amendment-refused")).isZero();
    proposed(c, c.employee().userId(), with(c, 0, "target", 90));
    c.does("hanna", "DecideOnAmendment", Forms.decision("REFUSED"));
    assertThat(lettersAbout(c, "amendment-refused")).isOne();
    assertThat(c.openTasks()).isEmpty();
    assertThat(CheckIns.goals(c.file()).get(0).target()).isEqualByComparingTo("95");
  }

  @Test
  void anAmendmentThatNobodyDecidedOnLapsesWithThePeriod() {
    CaseDriver c = inPeriod(underperformer());
    proposed(c, "mia", with(c, 0, "target", 90));
    while (c.untilAnyOf("RecordCheckIn", "DecideOnOutcome").equals("RecordCheckIn")) {
      c.does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), 61, 71));
      c.employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
    }
    c.waitsFor("DecideOnOutcome");
    assertThat(c.trace()).contains("AMENDMENT LAPSED");
  }

  @Test
  void whatIsNoAmendmentIsRefusedInASentence() {
    CaseDriver c = inPeriod(underperformer());
    Period period = PeriodDates.period(c.file());
    refused(c, "mia", form(c, all(c)), "nothing would change");
    refused(c, "mia", form(c, all(c), period.endsOn().minusDays(7)), "A period is not made shorter");
    refused(c, "mia", form(c, all(c), WorkCalendar.of(c.employee()).onOrAfter(period.endsOn().plusDays(90))),
        "the policy allows at most");
    refused(c, "mia", form(c, List.of(amended(c, 1), amended(c, 1))), "goal 1 is replaced twice");
    refused(c, "mia", form(c, List.of(Forms.with(amended(c, 1), "replaces", 5))), "the plan has goals 1 to 2");
    refused(c, "hanna", with(c, 0, "target", 90), "proposed by the manager or by the employee");
    refused(c, "nobody", with(c, 0, "target", 90), "proposed by the manager or by the employee");
    proposed(c, "mia", with(c, 0, "target", 90));
    refused(c, c.employee().userId(), with(c, 0, "target", 80), "Another amendment is not settled yet");
    assertThatThrownBy(() -> c.does("mia", "DecideOnAmendment", Forms.decision("APPROVED")))
        .hasMessageContaining("You may not do this");
    c.does("hanna", "DecideOnAmendment", Forms.decision("REFUSED"));
    leave(c, EventKind.SICK_LEAVE, c.today(), null);
    refused(c, "mia", with(c, 0, "target", 90), "the clock stands still");
    CaseDriver early = planWithEmployee(underperformer());
    assertThatThrownBy(() -> proposed(early, "mia", form(early, List.of(added(Forms.goal("Reports read", 10, 30))),
        early.today().plusDays(60)))).isInstanceOf(Refused.class).hasMessageContaining("while its period runs");
  }

  @Test
  void hrEndsAPeriodEarlyWhoseGoalsAreMetAndInTheEmployeesFavourAlone() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 97, 93).waitsFor("DecideOnEarlySuccess");
    assertThatThrownBy(() -> c.does("mia", "DecideOnEarlySuccess", Forms.decision("END_EARLY")))
        .hasMessageContaining("You may not do this");
    proposed(c, "mia", with(c, 0, "title", "Reports on their day"));
    c.fromHere().does("hanna", "DecideOnEarlySuccess", Forms.decision("END_EARLY"))
        .recorded("DECISION DecideOnEarlySuccess: END_EARLY, by hanna", "AMENDMENT LAPSED", "STAGE METRIC_REVIEW",
            "FINDING ReviewMetrics: MET")
        .waitsFor("DecideOnOutcome");
    for (String outcome : List.of("TERMINATION", "EXTENSION", "ANOTHER_ROLE")) {
      assertThatThrownBy(() -> c.does("hanna", "DecideOnOutcome", Forms.outcome(outcome)))
          .isInstanceOf(Refused.class).hasMessageContaining("ended early since every goal was met");
    }
    c.does("hanna", "DecideOnOutcome", Forms.outcome("SUCCESS")).waitsFor("ReportRelapse");
  }

  @Test
  void aPeriodThatHrLetsRunOrForgetsGoesOn() {
    CaseDriver c = checkedIn(inPeriod(underperformer()), 97, 93)
        .does("hanna", "DecideOnEarlySuccess", Forms.decision("GO_ON"));
    checkedIn(c, 97, 93).waitsFor("DecideOnEarlySuccess").daysPass(8);
    assertThat(c.trace()).endsWith("NEXT_CHECK_IN");
    checkedIn(c, 20, 20);
    assertThat(c.openTasks()).extracting(OpenTask::name).doesNotContain("DecideOnEarlySuccess");
  }

  // ---- what it takes

  private CaseDriver checkedIn(CaseDriver c, double first, double second) {
    return c.until("RecordCheckIn").does("mia", "RecordCheckIn", Forms.checkIn(c.today().toString(), first, second))
        .employeeDoes("CommentOnCheckIn", Forms.answer("AGREED"));
  }

  /** Check-ins are held meanwhile. */
  private void passDays(CaseDriver c, int days) {
    LocalDate until = PeriodDates.period(c.file()).startsOn().plusDays(days);
    while (c.today().isBefore(until)) {
      if (c.openTasks().isEmpty()) {
        c.daysPass(1);
      } else {
        checkedIn(c, 61, 71);
      }
    }
  }

  private MetricReview review(CaseDriver c) {
    return c.file().last(EntryKind.FINDING, ReviewMetrics.TOPIC, MetricReview.class).orElseThrow().content();
  }

  private long lettersAbout(CaseDriver c, String template) {
    return c.file().all(EntryKind.LETTER, Letter.class).stream()
        .filter(l -> l.content().template().equals(template)).count();
  }

  private void refused(CaseDriver c, String userId, Map<String, Object> form, String sentence) {
    int before = c.file().entries().size();
    assertThatThrownBy(() -> proposed(c, userId, form)).isInstanceOf(Refused.class).hasMessageContaining(sentence);
    assertThat(c.file().entries()).hasSize(before);
  }

  private Map<String, Object> with(CaseDriver c, int goal, String field, Object value) {
    List<Map<String, Object>> goals = all(c);
    @SuppressWarnings("unchecked") Map<String, Object> changed =
        Forms.with((Map<String, Object>) goals.get(goal).get("goal"), field, value);
    goals.set(goal, Forms.with(goals.get(goal), "goal", changed));
    return form(c, goals);
  }

  private Map<String, Object> form(CaseDriver c, List<Map<String, Object>> goals) {
    return form(c, goals, PeriodDates.period(c.file()).endsOn());
  }

  private Map<String, Object> form(CaseDriver c, List<Map<String, Object>> goals, LocalDate endsOn) {
    return Forms.of("endsOn", endsOn.toString(), "goals", goals, "reason", "The register was down for a week.");
  }

  private List<Map<String, Object>> all(CaseDriver c) {
    List<Map<String, Object>> goals = new ArrayList<>();
    for (int place = 1; place <= CheckIns.goals(c.file()).size(); place++) {
      goals.add(amended(c, place));
    }
    return goals;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> amended(CaseDriver c, int place) {
    return Forms.of("replaces", place,
        "goal", json.convertValue(CheckIns.goals(c.file()).get(place - 1), Map.class));
  }

  private static Map<String, Object> added(Map<String, Object> goal) {
    return Forms.of("replaces", null, "goal", goal);
  }
}
