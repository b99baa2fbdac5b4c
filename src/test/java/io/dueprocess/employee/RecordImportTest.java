package io.dueprocess.employee;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.employee.ImportReport.Problem;
import io.dueprocess.employee.PersonnelFile.Appraisal;
import io.dueprocess.employee.PersonnelFile.Leave;
import io.dueprocess.employee.PersonnelFile.Note;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordImportTest {

  private static final String APPRAISALS =
      """
      kind: appraisals
      columns: {employee: Who, from: From, to: To, rating: Rating, text: Text}
      rating:
        scale: [Unacceptable, Needs Improvement, Meets Expectations, Exceeds]
        meets: Meets Expectations
      """;

  private static final String NUMBERS =
      "{kind: appraisals, columns: {employee: Who, to: To, rating: Rating}, rating: {scale: [1, 2, 3, 4, 5], meets: "
          + "3}}";

  private static final String NOTES = "{kind: coaching-notes, columns: {employee: Who, date: On, text: Note}}";

  private static final String REFERENCED =
      "{kind: warnings, columns: {employee: Who, date: On, text: Note, reference: Id}}";

  private static final String LEAVES =
      """
      kind: leaves
      columns: {employee: Who, from: From, until: Until, type: Type}
      leaveTypes:
        protected: [Parental leave, FMLA]
        other: [Vacation]
      """;

  private final ImportFixture hr = ImportFixture.onH2();

  @BeforeEach
  void peopleAreThere() {
    hr.run("{kind: employees, columns: {number: No, name: Who, jurisdiction: {fixed: US}}}",
        "No,Who\n1,Ada Head\n2,Mia Keller\n3,Emil Zorn\n4,\"Zorn, Emil\"\n");
  }

  @Test
  void anAppraisalTakesItsPlaceOnTheScaleOfTheMapping() {
    hr.run(APPRAISALS,
        "Who,From,To,Rating,Text\n2,2024-01-01,2024-12-31,needs  improvement,\"Missed two\ndeadlines; "
            + "late\"\n\"Keller, Mia\",2023-01-01,2023-12-31,Exceeds,\n");

    assertThat(hr.file("2").appraisals()).satisfiesExactly(
        first -> assertThat(first.meetsExpectations()).isTrue(),
        second -> {
          assertThat(second.rating()).isEqualTo("needs  improvement");
          assertThat(second.rank()).isEqualTo(2);
          assertThat(second.meetsRank()).isEqualTo(3);
          assertThat(second.scaleSize()).isEqualTo(4);
          assertThat(second.meetsExpectations()).isFalse();
          assertThat(second.text()).isEqualTo("Missed two\ndeadlines; late");
        });
  }

  @Test
  void importingAppraisalsTwiceChangesNothingAndACorrectionKeepsTheKey() {
    String csv = "Who,From,To,Rating,Text\n2,2024-01-01,2024-12-31,Exceeds,Good year\n";
    hr.run(APPRAISALS, csv);
    Appraisal before = hr.file("2").appraisals().get(0);

    assertThat(hr.run(APPRAISALS, csv).summary()).isEqualTo(
        "Imported people.csv (appraisals): 0 new, 0 changed, 1 unchanged.");
    assertThat(hr.run(APPRAISALS, csv.replace("Exceeds", "Unacceptable")).changed()).isEqualTo(1);
    assertThat(hr.file("2").appraisals()).singleElement().satisfies(after -> {
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.rank()).isEqualTo(1);
    });
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "'3,0', 3", "3.00, 3", "2.9, 2", "'3,67', 3", "5, 5"})
  void aNumberTakesThePlaceItHasReached(String written, int rank) {
    hr.run(NUMBERS, "Who;To;Rating\n2;2024-12-31;" + written + "\n");

    assertThat(hr.file("2").appraisals()).singleElement().satisfies(appraisal -> {
      assertThat(appraisal.rank()).isEqualTo(rank);
      assertThat(appraisal.rating()).isEqualTo(written);
      assertThat(appraisal.from()).isEqualTo("2024-01-01");
    });
  }

  @Test
  void onAScaleWhereOneIsTheBestANumberTakesThePlaceItHasReached() {
    hr.run(NUMBERS.replace("[1, 2, 3, 4, 5], meets: 3", "[6, 5, 4, 3, 2, 1], meets: 4"),
        "Who;To;Rating\n2;2024-12-31;4,3\n");

    assertThat(hr.file("2").appraisals()).singleElement().satisfies(appraisal -> {
      assertThat(appraisal.rank()).isEqualTo(2);
      assertThat(appraisal.meetsExpectations()).isFalse();
    });
  }

  @ParameterizedTest
  @CsvSource({"0", "5.1", "good", "'3,4,5'"})
  void aRatingThatIsNotOnTheScaleIsReported(String written) {
    assertThat(hr.run(NUMBERS, "Who;To;Rating\n2;2024-12-31;" + written + "\n").problems())
        .singleElement().satisfies(p -> {
      assertThat(p.column()).isEqualTo("Rating");
      assertThat(p.value()).isEqualTo(written);
      assertThat(p.message()).isEqualTo("is not on the scale");
      assertThat(p.remedy()).isEqualTo("Use one of 1, 2, 3, 4, 5, or add it to rating.scale in the mapping.");
    });
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsReported() {
    assertThat(hr.run(APPRAISALS, "Who,From,To,Rating,Text\n2,2024-12-31,2024-01-01,Exceeds,\n").problems())
        .singleElement().extracting(Problem::message).isEqualTo("is after the end of the period");
  }

  @Test
  void aValueThatIsMissingIsReportedOnce() {
    assertThat(hr.run(APPRAISALS, "Who,From,To,Rating,Text\n,,31.12.2024,,x\n").problems())
        .extracting(p -> p.column() + " " + p.message())
        .containsExactlyInAnyOrder("Who has no value", "From has no value", "To is no date", "Rating has no value");
  }

  @Test
  void notesGoToTheListOfTheirKind() {
    hr.run(NOTES, "Who,On,Note\n2,2025-05-01,coached\n");
    hr.run(NOTES.replace("coaching-notes", "warnings"), "Who,On,Note\n2,2025-05-01,warned\n");
    hr.run(NOTES.replace("coaching-notes", "complaints"), "Who,On,Note\n2,2025-05-01,complained\n");
    hr.run(NOTES.replace("coaching-notes", "accommodation-requests"), "Who,On,Note\n2,2025-05-01,asked\n");

    PersonnelFile file = hr.file("2");
    assertThat(file.coachingNotes()).extracting(Note::text).containsExactly("coached");
    assertThat(file.warnings()).extracting(Note::text).containsExactly("warned");
    assertThat(file.complaints()).extracting(Note::text).containsExactly("complained");
    assertThat(file.accommodationRequests()).extracting(Note::text).containsExactly("asked");
  }

  @Test
  void importingNotesTwiceChangesNothing() {
    String csv = "Who,On,Note\n2,2025-05-01,one\n2,2025-05-01,another\nEmil Zorn,2025-05-01,x\n".replace("Emil Zorn",
        "3");
    hr.run(NOTES, csv);

    assertThat(hr.run(NOTES, csv).summary()).isEqualTo(
        "Imported people.csv (coaching-notes): 0 new, 0 changed, 3 unchanged.");
    assertThat(hr.file("2").coachingNotes()).hasSize(2);
  }

  @Test
  void aNoteWithAReferenceIsCorrected() {
    hr.run(REFERENCED, "Who,On,Note,Id\n2,2025-05-01,Late,W-1\n2,2025-06-01,Late again,W-2\n");

    ImportReport report = hr.run(REFERENCED,
        "Who,On,Note,Id\n2,2025-05-02,Late by an hour,W-1\n2,2025-06-01,Late again,W-2\n");

    assertThat(report.summary()).contains("0 new, 1 changed, 1 unchanged");
    assertThat(hr.file("2").warnings()).extracting(Note::text).containsExactly("Late by an hour", "Late again");
  }

  @Test
  void aRecordThatIsThereTwiceIsReported() {
    assertThat(hr.run(NOTES, "Who,On,Note\n2,2025-05-01,one\n\"Keller, Mia\",2025-05-01,one\n").problems())
        .extracting(Problem::sentence).containsExactly(
            "people.csv, line 3, column \"Who\": \"Keller, Mia\" has the same record in line 2. Leave one of the "
                + "two lines.");
  }

  @Test
  void aNoteFromTheFutureIsReported() {
    assertThat(hr.run(NOTES, "Who,On,Note\n2,2026-01-16,tomorrow\n2,2026-01-15,today\n").problems())
        .singleElement().extracting(Problem::message).isEqualTo("is in the future");
  }

  @Test
  void anEmployeeWhoIsMissingOrNotTheOnlyOneOfTheNameIsReported() {
    assertThat(hr.run(NOTES, "Who,On,Note\n42,2025-05-01,x\nEmil Zorn,2025-05-01,x\n").problems())
        .extracting(Problem::sentence).containsExactly(
            "people.csv, line 2, column \"Who\": \"42\" is nobody in the directory. Import the employees first, or "
                + "correct the value.",
            "people.csv, line 3, column \"Who\": \"Emil Zorn\" can be Emil Zorn (number 3) or Emil Zorn (number 4). "
                + "Write the employee's number instead of the name.");
  }

  @Test
  void aTextThatIsTooLongIsReported() {
    assertThat(hr.run(NOTES, "Who,On,Note\n2,2025-05-01," + "x".repeat(20_001) + "\n").problems())
        .singleElement().extracting(Problem::remedy).isEqualTo("Shorten it to at most 20000.");
  }

  @Test
  void theMappingSaysWhichLeaveIsProtected() {
    hr.run(LEAVES, "Who,From,Until,Type\n2,2025-03-01,2025-08-31,parental "
        + "leave\n2,2025-10-01,2025-10-05,Vacation\n2,2025-12-01,,FMLA\n");

    assertThat(hr.file("2").leaves()).extracting(Leave::isProtected).containsExactly(true, false, true);
    assertThat(hr.file("2").leaves().get(2).until()).isNull();
  }

  @Test
  void aLeaveThatEndsIsCorrected() {
    String csv = "Who,From,Until,Type\n2,2025-12-01,,FMLA\n";
    hr.run(LEAVES, csv);
    assertThat(hr.run(LEAVES, csv).unchanged()).isEqualTo(1);

    assertThat(hr.run(LEAVES, "Who,From,Until,Type\n2,2025-12-01,2026-01-10,FMLA\n").changed()).isEqualTo(1);
    assertThat(hr.file("2").leaves()).singleElement().extracting(Leave::until).hasToString("2026-01-10");
  }

  @Test
  void aLeaveOfATypeThatNobodyClassifiedIsReported() {
    assertThat(hr.run(LEAVES, "Who,From,Until,Type\n2,2025-12-01,,Sabbatical\n").problems())
        .extracting(Problem::sentence)
        .containsExactly("people.csv, line 2, column \"Type\": \"Sabbatical\" is no type of leave that the mapping "
        + "knows. List it under leaveTypes.protected or leaveTypes.other.");
  }

  @Test
  void aLeaveThatEndsBeforeItBeginsIsReported() {
    assertThat(hr.run(LEAVES, "Who,From,Until,Type\n2,2025-12-01,2025-11-30,FMLA\n").problems())
        .singleElement().extracting(Problem::message).isEqualTo("is before the first day of the leave");
  }

  @Test
  void badRecordsCanBeSkipped() {
    ImportReport report = hr.runSkippingBad(NOTES, "Who,On,Note\n42,2025-05-01,x\n2,2025-05-01,kept\n");

    assertThat(report.summary()).endsWith("1 new, 0 changed, 0 unchanged; 1 of 2 lines were left out.");
    assertThat(hr.file("2").coachingNotes()).extracting(Note::text).isEqualTo(List.of("kept"));
  }
}
