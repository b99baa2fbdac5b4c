package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions, answers, and what HR makes of them. */
class DocumentedCoachingTest extends ProcessTestCase {

  private CaseDriver coaching() {
    return underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("DOCUMENT_FIRST"));
  }

  private static Map<String, Object> sessionToday(CaseDriver c, String performance) {
    LocalDate day = c.today();
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.minusDays(1);
    }
    return Forms.with(Forms.session(day.toString()), "performance", performance);
  }

  private static CaseDriver answeredSession(CaseDriver c, String performance) {
    return c.does("mia", "RecordCoachingSession", sessionToday(c, performance))
        .employeeDoes("AnswerCoachingNote", Forms.answer("DISAGREED"))
        .daysPass(7);
  }

  @Test
  void threeAnsweredSessionsCarryAPlan() {
    CaseDriver c = coaching();
    answeredSession(c, "UNCHANGED");
    answeredSession(c, "WORSE");
    c.does("mia", "RecordCoachingSession", sessionToday(c, "UNCHANGED")).daysPass(9);
    c.waitsFor("DecideOnCoaching").does("hanna", "DecideOnCoaching", Forms.of("decision", "DOCUMENTED", "reason", null))
        .waitsFor("DraftPlan");
    assertThat(c.trace()).containsSubsequence("STAGE DOCUMENTED_COACHING", "COACHING_SESSION",
        "DELIVERY AnswerCoachingNote", "ANSWER AnswerCoachingNote", "FINDING EvaluateCoaching", "COACHING_SESSION",
        "ANSWER AnswerCoachingNote", "COACHING_SESSION", "DELIVERY AnswerCoachingNote", "NO_ANSWER AnswerCoachingNote",
        "FINDING EvaluateCoaching", "DECISION DecideOnCoaching", "STAGE IMPROVEMENT_PLAN");
  }

  @Test
  void improvementEndsTheCaseWell() {
    CaseDriver c = coaching();
    answeredSession(c, "IMPROVED");
    answeredSession(c, "IMPROVED");
    c.does("hanna", "DecideOnCoaching", Forms.of("decision", "IMPROVED", "reason", null))
        .hasEnded("RESOLVED_BY_COACHING");
  }

  @Test
  void coachingThatNobodyRecordedGoesOnOrEndsTheRequest() {
    CaseDriver c = coaching().until("DecideOnCoaching");
    assertThat(c.count(EntryKind.COACHING_SESSION)).isZero();
    assertThat(c.trace()).contains("REMINDER RecordCoachingSession", "ESCALATION RecordCoachingSession");
    assertThatThrownBy(() -> c.does("hanna", "DecideOnCoaching", Forms.of("decision", "DOCUMENTED", "reason", "")))
        .isInstanceOf(Refused.class).hasMessageContaining("the evaluation says INSUFFICIENT and you decide DOCUMENTED");
    c.does("hanna", "DecideOnCoaching", Forms.of("decision", "CONTINUE", "reason", null))
        .waitsFor("RecordCoachingSession").until("DecideOnCoaching")
        .does("hanna", "DecideOnCoaching", Forms.decision("DECLINE")).hasEnded("DECLINED");
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
