package io.dueprocess.employee;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.Postgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PostgresTest {

  @Test
  void theMigrationAndAnImportRunOnPostgresToo() {
    ImportFixture hr = ImportFixture.on(TestDatabase.on(new DriverManagerDataSource(Postgres.newDatabase())));
    String mapping =
        "{kind: employees, columns: {number: No, name: Who, userId: Login, manager: Boss, hiredOn: Hired, leftOn: "
            + "Left, jurisdiction: {fixed: US}}}";
    String people = "No,Who,Login,Boss,Hired,Left\n3,Emil Zorn,emil,\"Keller, Mia\",2019-04-01,\n2,Mia "
        + "Keller,mia,1,,\n1,Ada Head,,,,2025-12-31\n";
    String appraisals = "{kind: appraisals, columns: {employee: Who, to: To, rating: Rating, text: Text}, rating: "
        + "{scale: [low, high], meets: high}}";
    String notes = "{kind: complaints, columns: {employee: Who, date: On, text: Note}}";
    String leaves = "{kind: leaves, columns: {employee: Who, from: From, until: Until, type: Type}, leaveTypes: "
        + "{protected: [FMLA]}}";

    for (int round = 0; round < 2; round++) {
      assertThat(hr.run(mapping, people)).extracting(ImportReport::created, ImportReport::unchanged)
          .containsExactly(round == 0 ? 3 : 0, round == 0 ? 0 : 3);
      assertThat(hr.run(appraisals, "Who,To,Rating,Text\n3,2024-12-31,low,Text\n").unchanged()).isEqualTo(round);
      assertThat(hr.run(notes, "Who,On,Note\n3,2025-12-31,Text\n").unchanged()).isEqualTo(round);
      assertThat(hr.run(leaves, "Who,From,Until,Type\n3,2025-10-01,,FMLA\n").unchanged()).isEqualTo(round);
    }
    assertThat(hr.run(mapping, people.replace("Zorn", "Berg").replace("emil", "berg")).changed()).isEqualTo(1);

    assertThat(hr.employee("3").userId()).isEqualTo("berg");
    assertThat(hr.employee("3").hiredOn()).isEqualTo("2019-04-01");
    assertThat(hr.managerOf("3")).isEqualTo("Mia Keller");
    assertThat(hr.db().employees().findByUserId(null)).isEmpty();
    assertThat(hr.db().employees().isInReportingLine(hr.employee("3").id(), hr.employee("1").id())).isTrue();
    assertThat(hr.db().employees().reportsOf(hr.employee("2").id(), ImportFixture.TODAY)).hasSize(1);
    PersonnelFile file = hr.file("3");
    assertThat(file.appraisals()).hasSize(1);
    assertThat(file.complaints()).hasSize(1);
    assertThat(file.leaves()).singleElement().satisfies(leave -> assertThat(leave.isProtected()).isTrue());
  }
}
