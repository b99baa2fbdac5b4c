package io.dueprocess.employee;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.employee.ImportReport.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmployeeImportTest {

  private static final String MAPPING =
      """
      kind: employees
      dates: [yyyy-MM-dd]
      columns:
        number: No
        firstName: First
        lastName: Last
        manager: Manager
        hiredOn: Hired
        jurisdiction: {fixed: DE}
      """;

  private static final String THREE_PEOPLE =
      """
      No,First,Last,Manager,Hired
      1,Ada,Head,,2010-03-01
      2,Mia,Keller,1,2015-03-01
      3,Emil,Zorn,2,2019-04-01
      """;

  private final ImportFixture hr = ImportFixture.onH2();

  @Test
  void aFileOfEmployeesFillsTheDirectory() {
    String mapping =
        """
        kind: employees
        dates: [dd.MM.yyyy]
        columns:
          number: Personalnummer
          firstName: Vorname
          lastName: Nachname
          userId: Login
          email: Mail
          unit: Abteilung
          jobTitle: Stelle
          manager: Vorgesetzte
          managerSince: Vorgesetzte seit
          hiredOn: Eintritt
          probationUntil: Probezeit bis
          leftOn: Austritt
          jurisdiction: {column: Land, values: {Deutschland: DE, Frankreich: FR}}
          workingDays: {column: Modell, values: {Vollzeit: Mon-Fri, Teilzeit 60: "Mon, Tue, Thu"}}
        ignore: [Gehalt]
        """;
    ImportReport report = hr.run(mapping,
        """
        Personalnummer;Vorname;Nachname;Login;Mail;Abteilung;Stelle;Vorgesetzte;Vorgesetzte seit;Eintritt;Probezeit bis;Austritt;Land;Modell;Gehalt
        007;Ada;Kopf;ada;ada@example.com;Leitung;Leiterin;;;01.02.2003;;;Deutschland;Vollzeit;1
        008;Emil;Zorn;emil;;Lager;Fachkraft;007;01.10.2025;01.09.2025;28.02.2026;31.12.9999;Frankreich;Teilzeit 60;2
        """);

    assertThat(report.imported()).isTrue();
    assertThat(report.created()).isEqualTo(2);
    assertThat(report.summary()).isEqualTo("Imported people.csv (employees): 2 new, 0 changed, 0 unchanged.");
    Employee emil = hr.employee("008");
    assertThat(emil).isEqualTo(new Employee(emil.id(), "008", "Emil", "Zorn", "emil", null, "Lager", "Fachkraft", "FR",
        hr.employee("007").id(), LocalDate.of(2025, 10, 1), LocalDate.of(2025, 9, 1), LocalDate.of(2026, 2, 28), null,
        Set.of(MONDAY, TUESDAY, THURSDAY)));
    assertThat(hr.employee("007").workingDays()).containsExactlyInAnyOrder(MONDAY, TUESDAY, WEDNESDAY, THURSDAY,
        FRIDAY);
  }

  @Test
  void importingTwiceChangesNothing() {
    hr.run(MAPPING, THREE_PEOPLE);
    List<Employee> before = hr.db().employees().all();

    ImportReport again = hr.run(MAPPING, THREE_PEOPLE);

    assertThat(again.summary()).isEqualTo("Imported people.csv (employees): 0 new, 0 changed, 3 unchanged.");
    assertThat(hr.db().employees().all()).isEqualTo(before);
  }

  @Test
  void aChangedLineCorrectsThePersonAndKeepsTheKey() {
    hr.run(MAPPING, THREE_PEOPLE);
    long id = hr.employee("3").id();

    ImportReport report = hr.run(MAPPING, THREE_PEOPLE.replace("Zorn", "Zorn-Berg"));

    assertThat(report.summary()).contains("0 new, 1 changed, 2 unchanged");
    assertThat(hr.employee("3").name()).isEqualTo("Emil Zorn-Berg");
    assertThat(hr.employee("3").id()).isEqualTo(id);
    assertThat(hr.managerOf("3")).isEqualTo("Mia Keller");
  }

  @Test
  void whatTheFileDoesNotSpeakOfStays() {
    hr.run(MAPPING, THREE_PEOPLE);

    ImportReport report = hr.run(
        "{kind: employees, columns: {number: No, name: Who, jurisdiction: {fixed: DE}, unit: Unit}}",
        "No,Who,Unit\n3,Emil Zorn,Warehouse\n");

    assertThat(report.changed()).isEqualTo(1);
    assertThat(hr.employee("3").unit()).isEqualTo("Warehouse");
    assertThat(hr.employee("3").hiredOn()).isEqualTo("2019-04-01");
    assertThat(hr.managerOf("3")).isEqualTo("Mia Keller");
    assertThat(hr.numbers()).containsExactly("1", "2", "3");
  }

  @Test
  void aNewManagerCountsFromTheDayOfTheImportWhereTheExportDoesNotSaySinceWhen() {
    hr.run(MAPPING, THREE_PEOPLE);
    assertThat(hr.employee("3").managerSince()).isNull();

    hr.run(MAPPING, THREE_PEOPLE.replace("Zorn,2", "Zorn,1"));

    assertThat(hr.employee("3").managerSince()).isEqualTo(ImportFixture.TODAY);
    ImportReport later = ImportFixture.on(hr.db(), ImportFixture.TODAY.plusDays(9))
        .run(MAPPING, THREE_PEOPLE.replace("Zorn,2", "Zorn,1"));
    assertThat(later.unchanged()).isEqualTo(3);
  }

  // how the file is written

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstColumn() {
    assertThat(hr.run(MAPPING, "\uFEFF" + THREE_PEOPLE).created()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTellsUtf16(String charset) {
    byte[] bytes = ("\uFEFF" + THREE_PEOPLE).getBytes(Charset.forName(charset));

    assertThat(hr.run(MAPPING, bytes, false).created()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|", ","})
  void theDelimiterIsFoundOut(String delimiter) {
    assertThat(hr.run(MAPPING, THREE_PEOPLE.replace(",", delimiter)).created()).isEqualTo(3);
    assertThat(hr.employee("3").name()).isEqualTo("Emil Zorn");
  }

  @Test
  void theDelimiterIsFoundOutAmongCommasInTheHeader() {
    hr.run("{kind: employees, columns: {number: No, name: 'Name (last, first, middle)', jurisdiction: {fixed: US}}}",
        "No;Name (last, first, middle)\n1;Keller, Mia\n");

    assertThat(hr.employee("1").name()).isEqualTo("Mia Keller");
  }

  @Test
  void aLineThatTellsASpreadsheetTheDelimiterIsUnderstood() {
    assertThat(hr.run(MAPPING, "sep=;\n" + THREE_PEOPLE.replace(",", ";")).created()).isEqualTo(3);
  }

  @Test
  void linesBeforeTheHeaderAreSkippedAndCounted() {
    ImportReport report = hr.run(MAPPING + "skipLines: 2\n", "Export of all employees\n\n"
        + THREE_PEOPLE.replace("2019", "x"));

    assertThat(report.problems()).singleElement().extracting(Problem::line).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252"})
  void theEncodingIsFoundOut(String charset) {
    hr.run(MAPPING, THREE_PEOPLE.replace("Keller", "Müller-Añón").getBytes(Charset.forName(charset)), false);

    assertThat(hr.employee("2").lastName()).isEqualTo("Müller-Añón");
  }

  @Test
  void anEncodingThatCanNotBeFoundOutIsNamed() {
    hr.run(MAPPING + "encoding: ISO-8859-2\n",
        THREE_PEOPLE.replace("Keller", "Łuczak").getBytes(Charset.forName("ISO-8859-2")), false);

    assertThat(hr.employee("2").lastName()).isEqualTo("Łuczak");
  }

  @Test
  void quotedLineBreaksBelongToTheValueAndLinesAreCountedAsAnEditorDoes() {
    ImportReport report = hr.run(MAPPING + "  unit: Unit\n",
        "No,First,Last,Manager,Hired,Unit\r\n1,Ada,Head,,2010-03-01,\"Head\r\nOffice\"\r\n\r\n"
            + "2,Mia,Keller,1,soon,\"a\r\nb\r\nc\"\r\n");

    assertThat(report.problems()).singleElement().extracting(Problem::line).isEqualTo(5);
  }

  @Test
  void strayBlanksAreNoPartOfAValue() {
    hr.run(MAPPING, "No , First,Last ,Manager,Hired\n 1\u00A0,  Ada ,\"Head \",,2010-03-01\n\u00A02 ,Mia, Keller , "
        + "1\u200B,  2015-03-01\n");

    assertThat(hr.employee("2").name()).isEqualTo("Mia Keller");
    assertThat(hr.managerOf("2")).isEqualTo("Ada Head");
  }

  @Test
  void linesWithoutAnyValueAreNoRecords() {
    ImportReport report = hr.run(MAPPING, THREE_PEOPLE + ",,,,\n\n,,,,\n");

    assertThat(report.lines()).isEqualTo(3);
    assertThat(report.imported()).isTrue();
  }

  @Test
  void aFileWithOnlyAHeaderImportsNothing() {
    assertThat(hr.run(MAPPING, "No,First,Last,Manager,Hired\n").summary())
        .isEqualTo("Imported people.csv (employees): 0 new, 0 changed, 0 unchanged.");
  }

  @Test
  void aLineWithTooManyOrTooFewValuesIsReported() {
    ImportReport report = hr.run(MAPPING, THREE_PEOPLE + "4,Eve,Moss,2,2020-01-01,extra\n5,Noah\n");

    assertThat(report.problems()).extracting(Problem::sentence).containsExactly(
        "people.csv, line 5: has 6 values, but the header 5. Put values that contain the delimiter or a line break "
            + "in double quotes.",
        "people.csv, line 6: has 2 values, but the header 5. Put values that contain the delimiter or a line break "
            + "in double quotes.");
  }

  // bad lines

  @Test
  void nothingIsImportedWhereOneLineIsBad() {
    ImportReport report = hr.run(MAPPING, THREE_PEOPLE.replace("2019-04-01", "2019-02-29"));

    assertThat(report.imported()).isFalse();
    assertThat(report.summary()).startsWith("Nothing was imported: 1 of 3 lines of people.csv can't be read.");
    assertThat(report.problems()).containsExactly(new Problem("people.csv", 4, "Hired", "2019-02-29", "is no date",
        "Write it as yyyy-MM-dd, or name its format in the mapping."));
    assertThat(hr.numbers()).isEmpty();
  }

  @Test
  void theRestIsImportedWhereBadLinesAreSkipped() {
    ImportReport report = hr.runSkippingBad(MAPPING, THREE_PEOPLE.replace("2019-04-01", "2019-02-29"));

    assertThat(report.imported()).isTrue();
    assertThat(report.summary())
        .isEqualTo("Imported people.csv (employees): 2 new, 0 changed, 0 unchanged; 1 of 3 lines were left out.");
    assertThat(hr.numbers()).containsExactly("1", "2");
  }

  @Test
  void reportsOfASkippedManagerAreSkippedToo() {
    ImportReport report = hr.runSkippingBad(MAPPING, THREE_PEOPLE.replace("2015-03-01", "?"));

    assertThat(report.refused()).isEqualTo(2);
    assertThat(report.problems()).extracting(Problem::sentence).last().isEqualTo(
        "people.csv, line 4, column \"Manager\": \"2\" is in line 3, which is left out. Correct that line first.");
    assertThat(hr.numbers()).containsExactly("1");
  }

  @Test
  void reportsOfASkippedManagerWhomTheDirectoryHasAreImported() {
    hr.run(MAPPING, THREE_PEOPLE);

    ImportReport report = hr.runSkippingBad(MAPPING, THREE_PEOPLE.replace("2015-03-01", "?").replace("Zorn", "Berg"));

    assertThat(report.refused()).isEqualTo(1);
    assertThat(hr.employee("3").name()).isEqualTo("Emil Berg");
    assertThat(hr.managerOf("3")).isEqualTo("Mia Keller");
  }

  @Test
  void allProblemsOfAFileAreReportedInItsOrder() {
    ImportReport report = hr.run(MAPPING,
        """
        No,First,Last,Manager,Hired
        1,Ada,Head,99,2010-03-01
        ,Mia,Keller,1,2015-03-01
        3,,Zorn,1,2019-13-01
        """);

    assertThat(report.refused()).isEqualTo(3);
    assertThat(report.problems()).extracting(p -> p.line() + " " + p.column() + " " + p.message()).containsExactly(
        "2 Manager is nobody in this file or in the directory", "3 No has no value", "4 First has no value",
            "4 Hired is no date");
  }

  @Test
  void aFileOfNothingButBadLinesIsReportedWithinBounds() {
    StringBuilder csv = new StringBuilder("No,First,Last,Manager,Hired\n");
    for (int i = 0; i < 1500; i++) {
      csv.append(i).append(",A,B,,never\n");
    }

    ImportReport report = hr.run(MAPPING, csv.toString());

    assertThat(report.refused()).isEqualTo(1500);
    assertThat(report.problems()).hasSize(1000);
    assertThat(report.furtherProblems()).isEqualTo(500);
  }

  @Test
  void anEmployeeNumberThatIsThereTwiceIsReported() {
    assertThat(hr.run(MAPPING, THREE_PEOPLE + "3,Eve,Moss,2,2020-01-01\n").problems()).extracting(Problem::sentence)
        .containsExactly(
        "people.csv, line 5, column \"No\": \"3\" is already in line 4. Leave one line for each person.");
  }

  @Test
  void aValueThatIsTooLongIsReportedAndShortened() {
    assertThat(hr.run(MAPPING, THREE_PEOPLE.replace("Keller", "K".repeat(101))).problems())
        .singleElement().satisfies(p -> {
      assertThat(p.value()).hasSize(61);
      assertThat(p.message()).isEqualTo("has 101 characters");
      assertThat(p.remedy()).isEqualTo("Shorten it to at most 100.");
    });
  }

  @Test
  void aControlCharacterIsReported() {
    assertThat(hr.run(MAPPING, THREE_PEOPLE.replace("Keller", "Kel\u0000ler")).problems()).singleElement()
        .extracting(Problem::message).isEqualTo("has a control character in it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Germany", "UK", "D", "us", "US_"})
  void aJurisdictionThatIsNoCodeIsReported(String country) {
    ImportReport report = hr.run("{kind: employees, columns: {number: No, name: Who, jurisdiction: Country}}",
        "No,Who,Country\n1,Ada Head," + country + "\n");

    assertThat(report.problems()).singleElement().satisfies(p -> {
      assertThat(p.message()).isEqualTo("is no jurisdiction");
      assertThat(p.remedy()).contains("columns.jurisdiction.values");
    });
  }

  @Test
  void aValueThatTheMappingDoesNotTranslateIsReported() {
    ImportReport report = hr.run(
        "{kind: employees, columns: {number: No, name: Who, jurisdiction: {column: Country, values: {germany: DE}}}}",
        "No,Who,Country\n1,Ada Head, Germany\n2,Ben Cole,Atlantis\n");

    assertThat(report.problems()).extracting(Problem::sentence).containsExactly(
        "people.csv, line 3, column \"Country\": \"Atlantis\" is not among the values of the mapping. Add it to "
            + "columns.jurisdiction.values.");
  }

  @ParameterizedTest
  @CsvSource({"a b", "system", "ümit", "-x", "a@example.com"})
  void aLoginThatCanBeNoneIsReported(String login) {
    ImportReport report = hr.run(
        "{kind: employees, columns: {number: No, name: Who, userId: Login, jurisdiction: {fixed: US}}}",
        "No,Who,Login\n1,Ada Head," + login + "\n");

    assertThat(report.problems()).singleElement().extracting(Problem::message).isEqualTo("can't be a login");
  }

  @Test
  void aLoginOfTwoPeopleIsReported() {
    String mapping = "{kind: employees, columns: {number: No, name: Who, userId: Login, jurisdiction: {fixed: US}}}";
    hr.run(mapping, "No,Who,Login\n1,Ada Head,ada\n");

    ImportReport report = hr.run(mapping, "No,Who,Login\n2,Ada Moss,Ada\n3,Ben Cole,ben\n4,Bea Cole,ben\n");

    assertThat(report.problems()).extracting(Problem::message)
        .containsExactly("is the login of Ada Head (number 1), too", "is the login of Ben Cole (line 3), too");
  }

  @Test
  void twoPeopleMaySwapTheirLogins() {
    String mapping = "{kind: employees, columns: {number: No, name: Who, userId: Login, jurisdiction: {fixed: US}}}";
    hr.run(mapping, "No,Who,Login\n1,Ada Head,ada\n2,Ada Moss,moss\n");

    hr.run(mapping, "No,Who,Login\n1,Ada Head,moss\n2,Ada Moss,ada\n");

    assertThat(hr.employee("1").userId()).isEqualTo("moss");
    assertThat(hr.employee("2").userId()).isEqualTo("ada");
  }

  @Test
  void aLoginThatIsKeptByASkippedLineStaysTaken() {
    String mapping = "{kind: employees, dates: [yyyy-MM-dd], columns: {number: No, name: Who, userId: Login, "
        + "hiredOn: Hired, jurisdiction: {fixed: US}}}";
    hr.run(mapping, "No,Who,Login,Hired\n1,Ada Head,ada,2020-01-01\n");

    ImportReport report = hr.runSkippingBad(mapping,
        "No,Who,Login,Hired\n1,Ada Head,head,?\n2,Ada Moss,ada,2020-01-01\n");

    assertThat(report.refused()).isEqualTo(2);
    assertThat(hr.numbers()).containsExactly("1");
  }

  @Test
  void workingDaysThatNameNoDaysAreReported() {
    ImportReport report = hr.run(
        "{kind: employees, columns: {number: No, name: Who, workingDays: Days, jurisdiction: {fixed: US}}}",
        "No,Who,Days\n1,Ada Head,38.5 h\n2,Ben Cole,Tue-Thu\n");

    assertThat(report.problems()).singleElement().satisfies(p -> {
      assertThat(p.value()).isEqualTo("38.5 h");
      assertThat(p.message()).isEqualTo("names no days of the week");
    });
  }

  // managers

  @Test
  void aManagerMayAppearAfterTheirReports() {
    hr.run(MAPPING, "No,First,Last,Manager,Hired\n3,Emil,Zorn,2,\n2,Mia,Keller,1,\n1,Ada,Head,,\n");

    assertThat(hr.managerOf("3")).isEqualTo("Mia Keller");
    assertThat(hr.managerOf("2")).isEqualTo("Ada Head");
  }

  @Test
  void aManagerMayComeFromAnEarlierImport() {
    hr.run(MAPPING, THREE_PEOPLE);

    hr.run(MAPPING, "No,First,Last,Manager,Hired\n4,Eve,Moss,2,\n5,Noah,Reed,\"Keller, Mia\",\n");

    assertThat(hr.managerOf("4")).isEqualTo("Mia Keller");
    assertThat(hr.managerOf("5")).isEqualTo("Mia Keller");
  }

  @Test
  void aManagerWhoIsMissingIsReportedWithTheRemedy() {
    assertThat(hr.run(MAPPING, THREE_PEOPLE.replace("Zorn,2", "Zorn,42")).problems()).extracting(Problem::sentence)
        .containsExactly(
        "people.csv, line 4, column \"Manager\": \"42\" is nobody in this file or in the directory. Add the "
            + "manager's line, leave the value empty for who reports to nobody, or list it under empty if it means "
            + "nothing.");
  }

  @Test
  void aWordThatMeansNothingIsNoManager() {
    hr.run(MAPPING + "empty: [N/A, '-']\n",
        THREE_PEOPLE.replace("Head,,", "Head,n/a,").replace("Keller,1", "Keller,-"));

    assertThat(hr.managerOf("1")).isNull();
    assertThat(hr.managerOf("2")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Keller, Mia", "Mia Keller", "  mia   KELLER ", "Keller ,Mia", "\u00A0Keller,\u00A0Mia"})
  void aManagerMayBeNamed(String name) {
    hr.run(MAPPING, THREE_PEOPLE.replace("Zorn,2", "Zorn,\"" + name + "\""));

    assertThat(hr.managerOf("3")).isEqualTo("Mia Keller");
  }

  @Test
  void namesInOneColumnMeetManagersNamedTheOtherWayRound() {
    hr.run("{kind: employees, columns: {number: No, name: Employee, manager: Supervisor, jurisdiction: {fixed: US}}}",
        "No,Employee,Supervisor\n1,\"van der Berg,  Anna Maria\",\n2,\"Cole, Ben\",Anna Maria van der Berg\n3,Eve "
            + "Moss ,\"Cole,Ben\"\n");

    assertThat(hr.employee("1").lastName()).isEqualTo("van der Berg");
    assertThat(hr.managerOf("2")).isEqualTo("Anna Maria van der Berg");
    assertThat(hr.managerOf("3")).isEqualTo("Ben Cole");
  }

  @Test
  void aNameWithoutAFirstOrALastPartIsReported() {
    ImportReport report = hr.run("{kind: employees, columns: {number: No, name: Who, jurisdiction: {fixed: US}}}",
        "No,Who\n1,Madonna\n2,\"Keller,\"\n");

    assertThat(report.problems()).extracting(Problem::message)
        .containsExactly("is not a first and a last name", "is not a first and a last name");
  }

  @Test
  void aManagerNameThatTwoPeopleHaveIsReportedAndNotGuessed() {
    ImportReport report = hr.run(MAPPING, THREE_PEOPLE + "4,Mia,Keller,1,2024-01-01\n5,Eve,Moss,Mia Keller,\n");

    assertThat(report.problems()).extracting(Problem::sentence).containsExactly(
        "people.csv, line 6, column \"Manager\": \"Mia Keller\" can be Mia Keller (line 3) or Mia Keller (line 5). "
            + "Write the manager's number instead of the name.");
  }

  @Test
  void twoPeopleOfOneNameAreTwoPeople() {
    hr.run(MAPPING, THREE_PEOPLE + "4,Mia,Keller,1,2024-01-01\n");

    assertThat(hr.numbers()).containsExactly("1", "2", "3", "4");
    assertThat(hr.managerOf("3")).isEqualTo("Mia Keller");
    assertThat(hr.employee("3").managerId()).isEqualTo(hr.employee("2").id());
  }

  private static final String BY_POSITION =
      """
      kind: employees
      columns:
        number: No
        name: Who
        manager: {column: Supervisor Pos, refersTo: Position ID}
        leftOn: Left
        jurisdiction: {fixed: US}
      """;

  @Test
  void aManagerMayBeNumberedInASeriesOfTheirOwn() {
    ImportReport report = hr.run(BY_POSITION,
        "No,Who,Position ID,Supervisor Pos,Left\n1,Ada Head,P-100,,\n2,Mia Keller,P-200,P-100,\n100,Emil "
            + "Zorn,P-300,p-200 ,\n");

    assertThat(report.created()).isEqualTo(3);
    assertThat(hr.managerOf("100")).isEqualTo("Mia Keller");
    assertThat(hr.managerOf("2")).isEqualTo("Ada Head");
  }

  @Test
  void aPositionMeansWhoHoldsItNow() {
    hr.run(BY_POSITION,
        "No,Who,Position ID,Supervisor Pos,Left\n1,Ada Head,P1,,2025-06-30\n2,Mia Keller,P1,,\n3,Emil Zorn,P2,P1,\n");

    assertThat(hr.managerOf("3")).isEqualTo("Mia Keller");
  }

  @Test
  void aPositionThatNobodyOrThatTwoHoldIsReported() {
    ImportReport report = hr.run(BY_POSITION,
        "No,Who,Position ID,Supervisor Pos,Left\n1,Ada Head,P1,,\n2,Mia Keller,P1,,\n3,Emil Zorn,P2,P1,\n4,Eve "
            + "Moss,P3,3,\n");

    assertThat(report.problems()).extracting(Problem::message).containsExactly(
        "can be Ada Head (line 2) or Mia Keller (line 3)", "is nobody in this file's column \"Position ID\"");
  }

  @Test
  void aCircleOfManagersIsReportedOnceWithEverybodyInIt() {
    ImportReport report = hr.run(MAPPING, THREE_PEOPLE.replace("Head,,", "Head,3,"));

    assertThat(report.imported()).isFalse();
    assertThat(report.problems()).extracting(p -> p.line() + " " + p.message()).containsExactly(
        "2 closes a circle of managers: Ada Head (line 2) reports to Emil Zorn (line 4), who reports to Mia Keller "
            + "(line 3), who reports to Ada Head (line 2)",
        "3 is part of the circle of line 2",
        "4 is part of the circle of line 2");
  }

  @Test
  void whoManagesThemselvesIsReported() {
    assertThat(hr.run(MAPPING, THREE_PEOPLE.replace("Head,,", "Head,1,")).problems()).singleElement()
        .extracting(Problem::message).isEqualTo("makes Ada Head (line 2) their own manager");
  }

  @Test
  void aCircleThatClosesThroughTheDirectoryIsReported() {
    hr.run(MAPPING, THREE_PEOPLE);

    ImportReport report = hr.run(MAPPING, "No,First,Last,Manager,Hired\n1,Ada,Head,3,2010-03-01\n");

    assertThat(report.problems()).singleElement().extracting(Problem::message).asString()
        .startsWith("closes a circle of managers: Ada Head (line 2) reports to Emil Zorn (number 3)");
    assertThat(hr.managerOf("1")).isNull();
  }

  @Test
  void skippingACircleLeavesTheRestInPlace() {
    ImportReport report = hr.runSkippingBad(MAPPING,
        THREE_PEOPLE + "4,Eve,Moss,5,\n5,Noah,Reed,4,\n6,Paul,Frost,5,\n");

    assertThat(report.refused()).isEqualTo(3);
    assertThat(hr.numbers()).containsExactly("1", "2", "3");
  }

  @Test
  void twoPeopleMayTurnTheirReportingLineRound() {
    hr.run(MAPPING, THREE_PEOPLE);

    ImportReport report = hr.run(MAPPING, THREE_PEOPLE.replace("Keller,1", "Keller,3").replace("Zorn,2", "Zorn,1"));

    assertThat(report.changed()).isEqualTo(2);
    assertThat(hr.managerOf("2")).isEqualTo("Emil Zorn");
  }

  // dates

  @ParameterizedTest
  @CsvSource({
    "M/d/yy, 4/1/99, 1999-04-01",
    "M/d/yy, 4/1/19, 2019-04-01",
    "M/d/yy, 1/15/26, 2026-01-15",
    "dd.MM.yy, 16.01.26, 1926-01-16",
    "dd-MMM-yy, 07-JUN-05, 2005-06-07",
    "yyyy-MM-dd'T'HH:mm:ss, 2019-04-01T00:00:00, 2019-04-01",
    "yyyyMMdd, 20190401, 2019-04-01"
  })
  void datesAreReadInTheFormatOfTheMapping(String format, String written, String date) {
    ImportReport report = hr.run(MAPPING.replace("yyyy-MM-dd", format), "No,First,Last,Manager,Hired\n1,Ada,Head,,"
        + written + "\n");

    if (date.startsWith("1926")) {
      assertThat(report.problems()).singleElement().extracting(Problem::message)
          .isEqualTo("is read as 1926-01-16, which is too early");
    } else {
      assertThat(hr.employee("1").hiredOn()).isEqualTo(date);
    }
  }

  @Test
  void anEndInTwoDigitsMayLieAhead() {
    hr.run("{kind: employees, dates: dd.MM.yy, columns: {number: No, name: Who, leftOn: Left, jurisdiction: {fixed: "
        + "DE}}}",
        "No,Who,Left\n1,Ada Head,30.06.27\n2,Ben Cole,30.06.99\n");

    assertThat(hr.employee("1").leftOn()).isEqualTo("2027-06-30");
    assertThat(hr.employee("2").leftOn()).isEqualTo("1999-06-30");
  }

  @Test
  void monthsMayHaveNamesInTheLanguageOfTheMapping() {
    hr.run(MAPPING.replace("yyyy-MM-dd", "d. MMMM yyyy") + "language: de\n",
        "No,First,Last,Manager,Hired\n1,Ada,Head,,1. März 2019\n");

    assertThat(hr.employee("1").hiredOn()).isEqualTo("2019-03-01");
  }

  @Test
  void severalFormatsMayMixUntilADateCanMeanTwoDays() {
    ImportReport report = hr.run(MAPPING.replace("yyyy-MM-dd", "M/d/yyyy, d/M/yyyy, yyyy-MM-dd"),
        "No,First,Last,Manager,Hired\n1,Ada,Head,,13/04/2019\n2,Ben,Cole,,2019-04-01\n"
            + "3,Eve,Moss,,03/04/2019\n4,Al,Ito,,04/04/2019\n");

    assertThat(report.problems()).extracting(Problem::sentence).containsExactly(
        "people.csv, line 4, column \"Hired\": \"03/04/2019\" can mean 2019-03-04 or 2019-04-03. Leave one date "
            + "format in the mapping.");
  }

  @Test
  void whoLeftStaysInTheDirectoryAndIsNobodysReport() {
    hr.run("{kind: employees, columns: {number: No, name: Who, manager: Boss, leftOn: Left, jurisdiction: {fixed: "
        + "DE}}}",
        "No,Who,Boss,Left\n1,Ada Head,,\n2,Ben Cole,1,2025-03-31\n3,Eve Moss,2,\n");

    assertThat(hr.employee("2").leftOn()).isEqualTo("2025-03-31");
    assertThat(hr.db().employees().reportsOf(hr.employee("1").id(), ImportFixture.TODAY)).isEmpty();
    assertThat(hr.managerOf("3")).isEqualTo("Ben Cole");
  }

  @Test
  void anEndBeforeTheHireIsReported() {
    ImportReport report = hr.run(
        "{kind: employees, columns: {number: No, name: Who, hiredOn: Hired, leftOn: Left, jurisdiction: {fixed: DE}}}",
        "No,Who,Hired,Left\n1,Ada Head,2020-01-01,2019-01-01\n");

    assertThat(report.problems()).singleElement()
        .extracting(Problem::message).isEqualTo("is before the hire date 2020-01-01");
  }

  @Test
  void bytesThatAreNoTextOfTheNamedEncodingAreRefused() {
    byte[] latin = THREE_PEOPLE.replace("Keller", "Müller").getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> hr.run(MAPPING + "encoding: UTF-8\n", latin, false))
        .hasMessage("people.csv is not encoded in UTF-8. Name its encoding in the mapping, or leave encoding out.");
  }
}
