package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import io.dueprocess.employee.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Sessions, answers, and what HR makes of them. */
class DocumentedCoachingTest extends ProcessTestCase {

  private CaseDriver coaching() {
    return underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST")).fromHere();
  }

  private static CaseDriver session(CaseDriver c, String performance) {
    String today = WorkCalendar.of(c.employee()).onOrBefore(c.today()).toString();
    return c.does("mia", "RecordCoachingSession", Forms.with(Forms.session(today), "performance", performance));
  }

  @Test
  void threeSessionsCarryAPlanAlsoWhereOneNoteWasNeverAnswered() {
    CaseDriver c = coaching();
    session(c, "UNCHANGED")
        .employeeDoes("AnswerCoachingNote", Forms.answer("DISAGREED"))
        .recordedOn("2026-03-02 COACHING_SESSION: UNCHANGED, by mia", "2026-03-02 DELIVERY AnswerCoachingNote",
            "2026-03-02 ANSWER AnswerCoachingNote: DISAGREED, by employee",
            "2026-03-02 FINDING EvaluateCoaching: INSUFFICIENT")
        .daysPass(7).recorded();
    session(c, "WORSE")
        .employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED"))
        .recordedOn("2026-03-09 COACHING_SESSION: WORSE, by mia", "2026-03-09 DELIVERY AnswerCoachingNote",
            "2026-03-09 ANSWER AnswerCoachingNote: ACKNOWLEDGED, by employee",
            "2026-03-09 FINDING EvaluateCoaching: INSUFFICIENT")
        .daysPass(7).recorded();
    session(c, "UNCHANGED")
        .daysPass(9)
        .recordedOn("2026-03-16 COACHING_SESSION: UNCHANGED, by mia", "2026-03-16 DELIVERY AnswerCoachingNote",
            // five days to answer end on a Saturday: the employee has until the end of Monday
            "2026-03-22 REMINDER AnswerCoachingNote", "2026-03-23 ESCALATION AnswerCoachingNote",
            "2026-03-24 NO_ANSWER AnswerCoachingNote", "2026-03-24 FINDING EvaluateCoaching: DOCUMENTED")
        .does("hanna", "DecideOnCoaching", Forms.of("decision", "DOCUMENTED", "reason", null))
        .recorded("DECISION DecideOnCoaching: DOCUMENTED, by hanna", "STAGE IMPROVEMENT_PLAN")
        .waitsFor("DraftPlan");
  }

  @Test
  void improvementEndsTheCaseWellAndWithoutAPlan() {
    CaseDriver c = coaching();
    session(c, "IMPROVED").employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED")).daysPass(7);
    session(c, "IMPROVED").employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED"))
        .recorded("COACHING_SESSION: IMPROVED, by mia", "DELIVERY AnswerCoachingNote",
            "ANSWER AnswerCoachingNote: ACKNOWLEDGED, by employee", "FINDING EvaluateCoaching: INSUFFICIENT",
            "COACHING_SESSION: IMPROVED, by mia", "DELIVERY AnswerCoachingNote",
            "ANSWER AnswerCoachingNote: ACKNOWLEDGED, by employee", "FINDING EvaluateCoaching: IMPROVED")
        .does("hanna", "DecideOnCoaching", Forms.of("decision", "IMPROVED", "reason", null))
        .recorded("DECISION DecideOnCoaching: IMPROVED, by hanna", "OUTCOME RESOLVED_BY_COACHING")
        .hasEnded("RESOLVED_BY_COACHING");
  }

  @Test
  void aCoachingTimeWithNothingRecordedIsContinuedAndThenCarriesAPlan() {
    CaseDriver c = coaching().until("DecideOnCoaching")
        .recordedOn("2026-04-12 REMINDER RecordCoachingSession", "2026-04-13 ESCALATION RecordCoachingSession",
            "2026-04-14 FINDING EvaluateCoaching: INSUFFICIENT");
    assertThatThrownBy(() -> c.does("hanna", "DecideOnCoaching", Forms.of("decision", "DOCUMENTED", "reason", "")))
        .isInstanceOf(Refused.class).hasMessageContaining("the evaluation says INSUFFICIENT and you decide DOCUMENTED");
    c.does("hanna", "DecideOnCoaching", Forms.of("decision", "CONTINUE", "reason", null))
        .recorded("DECISION DecideOnCoaching: CONTINUE, by hanna");
    for (int i = 0; i < 3; i++) {
      session(c, "UNCHANGED").employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED")).daysPass(7);
    }
    c.fromHere().does("hanna", "DecideOnCoaching", Forms.of("decision", "DOCUMENTED", "reason", null))
        .recorded("DECISION DecideOnCoaching: DOCUMENTED, by hanna", "STAGE IMPROVEMENT_PLAN")
        .waitsFor("DraftPlan");
  }

  @Test
  void hrMayDeclineTheRequestAfterCoaching() {
    coaching().until("DecideOnCoaching").fromHere()
        .does("hanna", "DecideOnCoaching", Forms.decision("DECLINE"))
        .recorded("DECISION DecideOnCoaching: DECLINE, by hanna", "OUTCOME DECLINED")
        .hasEnded("DECLINED");
  }

  @Test
  void aSessionOnTheLastDayStillCountsAndIsAnsweredAfterIt() {
    CaseDriver c = coaching().daysPass(42);
    assertThat(c.today()).isEqualTo("2026-04-13");
    session(c.fromHere(), "IMPROVED").daysPass(2)
        .employeeDoes("AnswerCoachingNote", Forms.answer("ACKNOWLEDGED"))
        .recordedOn("2026-04-13 COACHING_SESSION: IMPROVED, by mia", "2026-04-13 DELIVERY AnswerCoachingNote",
            "2026-04-15 ANSWER AnswerCoachingNote: ACKNOWLEDGED, by employee",
            "2026-04-15 FINDING EvaluateCoaching: IMPROVED")
        .waitsFor("DecideOnCoaching");
  }

  @Test
  void aSessionInTheFutureOrWrittenLateOrOnADayOffIsRefused() {
    CaseDriver c = coaching();
    LocalDate saturday = c.today();
    while (saturday.getDayOfWeek() != DayOfWeek.SATURDAY) {
      saturday = saturday.minusDays(1);
    }
    String dayOff = saturday.toString();
    assertThatThrownBy(() -> c.does("mia", "RecordCoachingSession", Forms.session(c.today().plusDays(1).toString())))
        .isInstanceOf(Refused.class).hasMessageContaining("is in the future");
    assertThatThrownBy(() -> c.does("mia", "RecordCoachingSession", Forms.session(c.today().minusDays(8).toString())))
        .isInstanceOf(Refused.class).hasMessageContaining("more than 7 days ago");
    assertThatThrownBy(() -> c.does("mia", "RecordCoachingSession", Forms.session(dayOff)))
        .isInstanceOf(Refused.class).hasMessageContaining("is a Saturday, a day off");
    assertThat(c.count(EntryKind.COACHING_SESSION)).isZero();
    c.waitsFor("RecordCoachingSession");
  }
}
