package io.dueprocess.casefile.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.letter.PdfRenderer;
import io.dueprocess.casefile.letter.ValidPdf;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document for people, from entries written by hand. */
class CaseFilePageTest {

  private static final Actor MIA = new Actor("mia", "manager");
  private static final People PEOPLE = new People() {
    @Override
    public String nameOf(String userId) {
      return userId.equals("mia") ? "Mia Manager" : userId;
    }

    @Override
    public Subject subjectOf(PipCase pipCase) {
      throw new UnsupportedOperationException();
    }
  };

  private static String page(List<Entry> entries, Set<Integer> withheld, Scope scope) {
    return CaseFilePage.of(new CaseFilePage.Material(entries, withheld, scope, PEOPLE,
        new People.Subject(Entries.SUBJECT, "Emma Example", "E7", "Clerk", "Operations", "DE", "Mia Manager"),
        new Actor("hanna", "hr"), Instant.parse("2026-05-09T09:00:00Z"), Map.of("pip-policy-v1.dmn", "ab12"),
        Map.of(), "k1", "number 7, made on 9 May 2026"));
  }

  private static String text(Entries entries) throws Exception {
    byte[] pdf = new PdfRenderer().render(page(entries.list(), Set.of(), Scope.FULL)).bytes();
    ValidPdf.assertPdfA2b(pdf);
    return ValidPdf.text(pdf);
  }

  @Test
  void whatAPersonTypedCanNotBecomeMarkup() throws Exception {
    String typed = "<script>alert(1)</script> & \"quoted\" ]]> &amp; <!-- -->";
    assertThat(text(new Entries().by(MIA, EntryKind.RELAPSE, null, "observed", typed))).contains(typed);
  }

  @Test
  void charactersThatAPageCanNotHoldDoNotBreakIt() throws Exception {
    String typed = "a\u0000b\u0001c\uD800d\uFFFFe 漢字 العربية \uD83D\uDE00 f";
    assertThat(text(new Entries().add(MIA, null, EntryKind.RELAPSE, null,
        new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(Map.of("observed", typed)))))
        .contains("Relapse", " f");
  }

  @Test
  void aWordOfAThousandLettersStaysOnThePage() throws Exception {
    assertThat(text(new Entries().by(MIA, EntryKind.RELAPSE, null, "observed", "W".repeat(1000))).replaceAll("\\s", ""))
        .contains("W".repeat(1000));
  }

  @Test
  void everyKindOfEntryHasATitleInWords() {
    var entries = new Entries();
    for (EntryKind kind : EntryKind.values()) {
      entries.add(kind, null, "reason", "r");
    }
    assertThat(entries.list()).extracting(Labels::title).doesNotHaveDuplicates()
        .allSatisfy(title -> assertThat(title).matches("[A-Z][a-z-]+( [a-z-]+)*"));
  }

  @Test
  void whatTheProductCodedIsReadableAndWhatAPersonTypedStaysAsItIs() {
    String page = page(new Entries().by(new Actor("hanna", "hr"), EntryKind.DECISION, "DecideOnFile",
        "decision", "READY_FOR_PLAN", "reason", "READY_FOR_PLAN", "details", Map.of()).list(), Set.of(), Scope.FULL);
    assertThat(page).contains("<td>Ready for plan</td>", "<span class=\"said\">READY_FOR_PLAN</span>");
  }

  @Test
  void aFigureKeepsItsDigits() {
    assertThat(page(new Entries().by(MIA, EntryKind.CHECK_IN, null, "heldOn", "2026-04-01", "measurements",
        List.of(Map.of("goal", 1, "value", new BigDecimal("0.123456789")))).list(), Set.of(), Scope.FULL))
        .contains("0.123456789");
  }

  @Test
  void anErasedEntryIsShownAsErasedAndOneThatIsNotForTheReaderByItsHashOnly() {
    Entries entries = new Entries()
        .add(MIA, LocalDate.of(2026, 2, 1), EntryKind.COACHING_SESSION, null, null)
        .add(Actor.SYSTEM, null, EntryKind.COUNSEL_ADVICE, null, null);
    String page = page(entries.list(), Set.of(2), Scope.EMPLOYEE);
    assertThat(page).contains("Its content was erased at the end of the retention time.",
            "This entry is not part of this copy.", entries.list().get(1).link().hash())
        .doesNotContain("Advice of counsel", "COUNSEL_ADVICE", entries.list().get(1).link().contentHash());
  }

  @Test
  void aDocumentOfAnErasedCaseIsStillADocument() throws Exception {
    var entries = new Entries();
    for (EntryKind kind : EntryKind.values()) {
      entries.add(Actor.SYSTEM, null, kind, null, null);
    }
    assertThat(text(entries)).contains("How to check this file");
  }

  @Test
  void afterAnAmendmentAGoalThatGoesOnKeepsItsPointsAndOneThatBeginsAnewDoesNot() {
    Map<String, Object> errors = Map.of("title", "Errors", "unit", "errors", "baseline", 9, "target", 2);
    Map<String, Object> calls = Map.of("title", "Calls", "unit", "calls", "baseline", 1, "target", 40);
    Entries entries = new Entries()
        .by(MIA, EntryKind.PLAN, null, "startsOn", "2026-03-09", "endsOn", "2026-05-08",
            "goals", List.of(errors, calls))
        .by(MIA, EntryKind.CHECK_IN, null, "heldOn", "2026-03-23", "measurements",
            List.of(Map.of("goal", 1, "value", 77), Map.of("goal", 2, "value", 33)))
        .add(EntryKind.AMENDMENT, "LAPSED", "proposal", 3)
        .add(EntryKind.AMENDMENT, "IN_FORCE", "goals", List.of(calls, errors),
            "goesOnWith", Arrays.asList(2, null));

    String charts = GoalCharts.of(entries.list());

    assertThat(charts.substring(charts.indexOf("Goal 1: Calls"), charts.indexOf("Goal 2: Errors"))).contains("33 calls");
    assertThat(charts).doesNotContain("77");
  }

  @Test
  void aCorrectedCheckInIsDrawnAsCorrectedAndStandsThereAsItWasWritten() {
    Map<String, Object> errors = Map.of("title", "Errors", "unit", "errors", "baseline", 9, "target", 2);
    Entries entries = new Entries()
        .by(MIA, EntryKind.PLAN, null, "startsOn", "2026-03-09", "endsOn", "2026-05-08", "goals", List.of(errors))
        .by(MIA, EntryKind.CHECK_IN, null, "heldOn", "2026-03-23", "measurements",
            List.of(Map.of("goal", 1, "value", 77)))
        .by(MIA, EntryKind.CORRECTION, "CHECK_IN", "corrects", 2, "correction", "It was 7.", "reason", "A slip.",
            "content", Map.of("heldOn", "2026-03-24", "measurements", List.of(Map.of("goal", 1, "value", 7))))
        .by(MIA, EntryKind.CORRECTION, "CHECK_IN", "corrects", 2, "correction", "In words.", "reason", "A slip.");

    assertThat(GoalCharts.of(entries.list())).contains("7 errors", "24 March 2026").doesNotContain("77");
    assertThat(page(entries.list(), Set.of(), Scope.FULL)).contains("77", "As it was written; corrected by "
        + "<a href=\"#e3\">entry 3</a>, <a href=\"#e4\">entry 4</a>. The goals over time");
  }

  @Test
  void goalsAreDrawnWithTargetAndMissedCheckIns() throws Exception {
    Map<String, Object> goal = Map.of("title", "Errors", "metric", "Errors of a week", "unit", "errors", "baseline", 9,
        "target", 2, "direction", "AT_MOST", "aggregation", "LAST", "source", "Register", "mandatory", false,
        "help", "h");
    Entries entries = new Entries()
        .by(MIA, EntryKind.PLAN, null, "startsOn", "2026-03-09", "endsOn", "2026-05-08", "goals", List.of(goal))
        .by(MIA, EntryKind.CHECK_IN, null, "heldOn", "2026-03-23",
            "measurements", List.of(Map.of("goal", 1, "value", 5)))
        .add(EntryKind.MISSED_CHECK_IN, null, "dueOn", "2026-04-06")
        .by(MIA, EntryKind.CHECK_IN, null, "heldOn", "2026-04-20",
            "measurements", List.of(Map.of("goal", 1, "value", 1.5)))
        .add(EntryKind.PERIOD, null, "startsOn", "2026-03-09", "endsOn", "2026-06-05");

    String chart = GoalCharts.of(entries.list());
    assertThat(chart).contains("class=\"dot\"", "class=\"dot good\"", "class=\"missedBar\"", "class=\"targetLine\"",
        "5 June 2026");
    assertThat(text(entries)).contains(
        "Errors of a week: at most 2 errors, from 9 errors. Not mandatory; the last of the", "target 2", "missed",
        "6 April 2026 missed by the manager", "1.5 errors");
  }
}
