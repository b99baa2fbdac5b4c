package io.dueprocess.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.Refused;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImportMappingTest {

  private static final String GOOD = "{kind: employees, columns: {number: No, name: Who, jurisdiction: {fixed: US}}}";

  private final ImportFixture hr = ImportFixture.onH2();

  @Test
  void wordsThatYamlTakesForTruthAreWords() {
    ImportMapping mapping = ImportFixture.mapping(
        "{kind: employees, columns: {number: No, name: Yes, jurisdiction: {column: On, values: {Norway: NO}}}}");

    assertThat(mapping.source(ImportField.NUMBER).column()).isEqualTo("No");
    assertThat(mapping.source(ImportField.JURISDICTION).values()).containsEntry("Norway", "NO");
  }

  static Stream<Arguments> badMappings() {
    String leaves = "kind: leaves, columns: {employee: Who, from: From, type: Type}";
    String appraisals = "kind: appraisals, columns: {employee: Who, to: To, rating: Rating}";
    return Stream.of(
        Arguments.of("", "The mapping is empty"),
        Arguments.of("- a", "The mapping is empty or no list of keys"),
        Arguments.of("kind: employees\ncolumns: {number: No", "The mapping is no YAML"),
        Arguments.of("kind: employees\nkind: leaves", "The mapping is no YAML"),
        Arguments.of("{kind: people}", "The mapping's kind \"people\" is none. Write one of employees, appraisals"),
        Arguments.of("{columns: {number: No}}", "The mapping says no kind."),
        Arguments.of("kind: employees\ncolums: {}",
            "The mapping has an unknown key \"colums\" (line 2). Known there are columns, "),
        Arguments.of("{kind: employees, columns: {number: {colum: No}}}", "unknown key \"columns.number.colum\""),
        Arguments.of("{kind: employees, columns: {number: [No]}}",
            "The mapping's \"columns.number\" does not have the form it needs"),
        Arguments.of("{kind: employees, columns: {salary: Pay}}",
            "The mapping of employees has no columns.salary. Known are number, name"),
        Arguments.of("{kind: employees, columns: {number: No, name: Who}}", "lacks columns.jurisdiction"),
        Arguments.of("{kind: employees, columns: {number: No, firstName: Who, jurisdiction: X}}",
            "needs either columns.name, or columns.firstName and columns.lastName"),
        Arguments.of("{kind: employees, columns: {number: No, name: W, firstName: F, lastName: L, jurisdiction: X}}",
            "needs either columns.name, or"),
        Arguments.of(GOOD.replace("fixed: US", "fixed: US, column: X"),
            "columns.jurisdiction needs either column or fixed"),
        Arguments.of(GOOD.replace("fixed: US", "fixed: US, values: {a: b}"), "columns.jurisdiction is fixed"),
        Arguments.of(GOOD.replace("{fixed: US}", "{column: X, refersTo: Y}"),
            "columns.jurisdiction has refersTo, which only columns.manager knows"),
        Arguments.of(GOOD.replace("{fixed: US}", "{column: X, values: {a: DE, A: GB}}"),
            "has a value twice, but for capitals or blanks"),
        Arguments.of(GOOD.replace("kind", "dates: [DD.MM], kind"), "date format \"DD.MM\" gives no date"),
        Arguments.of(GOOD.replace("kind", "dates: [nonsense], kind"), "date format \"nonsense\" gives no date"),
        Arguments.of(GOOD.replace("kind", "encoding: EBCDIC-X, kind"), "encoding \"EBCDIC-X\" is unknown"),
        Arguments.of(GOOD.replace("kind", "delimiter: ab, kind"), "delimiter must be one character"),
        Arguments.of(GOOD.replace("kind", "skipLines: -1, kind"), "skipLines must be from 0 to 1000"),
        Arguments.of(GOOD.replace("kind", "rating: {scale: [a, b], meets: a}, kind"),
            "Only a mapping of appraisals has rating"),
        Arguments.of("{" + appraisals + "}", "The mapping of appraisals lacks rating"),
        Arguments.of("{" + appraisals + ", rating: {scale: [a], meets: a}}", "rating.scale is too short"),
        Arguments.of("{" + appraisals + ", rating: {scale: [a, A], meets: a}}", "rating.scale has a rating twice"),
        Arguments.of("{" + appraisals + ", rating: {scale: [a, b], meets: c}}",
            "rating.meets must be one of rating.scale"),
        Arguments.of("{" + leaves + "}", "The mapping of leaves lacks leaveTypes"),
        Arguments.of("{" + leaves + ", leaveTypes: {protected: [FMLA], other: [fmla]}}",
            "has \"fmla\" under protected and under other"));
  }

  @ParameterizedTest
  @MethodSource("badMappings")
  void aBadMappingIsRefusedNamingTheKeyAndTheRemedy(String yaml, String sentence) {
    assertThatThrownBy(() -> ImportFixture.mapping(yaml)).isInstanceOf(Refused.class).hasMessageContaining(sentence);
  }

  // a mapping that does not fit the file

  @Test
  void aColumnThatIsNeitherMappedNorIgnoredIsRefused() {
    assertThatThrownBy(() -> hr.run(GOOD, "No,Who,Salary,Grade\n1,Ada Head,1,2\n")).isInstanceOf(Refused.class)
        .hasMessage(
        "people.csv has columns that the mapping neither maps nor ignores: \"Salary\", \"Grade\". Name them under "
            + "columns or under ignore.");
    assertThat(hr.run(GOOD.replace("kind", "ignore: [salary, Grade, Absent], kind"),
        "No,Who,Salary,Grade\n1,Ada Head,1,2\n").created()).isEqualTo(1);
    assertThat(hr.run(GOOD.replace("kind", "ignore: '*', kind"),
        "No,Who,Salary,Grade\n1,Ada Head,1,2\n").unchanged()).isEqualTo(1);
  }

  @Test
  void aHeaderThatLacksAMappedColumnIsRefused() {
    assertThatThrownBy(() -> hr.run(GOOD, "Number,Who\n1,Ada Head\n")).isInstanceOf(Refused.class).hasMessageContaining(
        "people.csv has no column \"No\", which the mapping names. Its header has: Number, Who.");
  }

  @Test
  void aMappedColumnThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> hr.run(GOOD, "No,Who,no\n1,Ada Head,2\n")).isInstanceOf(Refused.class)
        .hasMessageContaining("people.csv has the column \"No\" twice.");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(() -> hr.run(GOOD, "")).isInstanceOf(Refused.class)
        .hasMessage("people.csv is empty. Export it again, with a header.");
    assertThatThrownBy(() -> hr.run(GOOD, "\uFEFF\n")).isInstanceOf(Refused.class)
        .hasMessageStartingWith("people.csv is empty.");
  }

  @Test
  void aSpreadsheetIsRefused() {
    assertThatThrownBy(() -> hr.run(GOOD, "PK\u0003\u0004rest")).isInstanceOf(Refused.class)
        .hasMessage("people.csv is a spreadsheet, not a text file. Save it as CSV and import that.");
  }

  @Test
  void aQuoteThatIsNeverClosedIsRefusedEvenWhereBadLinesAreSkipped() {
    assertThatThrownBy(() -> hr.runSkippingBad(GOOD, "No,Who\n1,Ada Head\n2,\"Mia Keller\n3,Emil Zorn\n"))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("people.csv can't be read on after line 2: a double quote is not closed");
    assertThat(hr.numbers()).isEmpty();
  }

  @Test
  void textAfterAClosingQuoteIsRefused() {
    assertThatThrownBy(() -> hr.run(GOOD, "No,Who\n1,\"Ada\" Head\n")).isInstanceOf(Refused.class)
        .hasMessageContaining("text follows a closing one");
  }
}
