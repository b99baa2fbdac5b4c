package io.dueprocess.employee;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Imports texts into a database on a fixed day. */
record ImportFixture(TestDatabase db, PersonnelImport personnelImport) {

  static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

  static ImportFixture onH2() {
    return on(TestDatabase.h2());
  }

  static ImportFixture on(TestDatabase db) {
    return on(db, TODAY);
  }

  static ImportFixture on(TestDatabase db, LocalDate today) {
    Instant noon = today.atTime(12, 0).toInstant(ZoneOffset.UTC);
    return new ImportFixture(
        db, new PersonnelImport(new JdbcTemplate(db.dataSource()), Clock.fixed(noon, ZoneOffset.UTC)));
  }

  static ImportMapping mapping(String yaml) {
    try {
      return ImportMapping.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportReport run(String mapping, String csv) {
    return run(mapping, csv.getBytes(StandardCharsets.UTF_8), false);
  }

  ImportReport runSkippingBad(String mapping, String csv) {
    return run(mapping, csv.getBytes(StandardCharsets.UTF_8), true);
  }

  ImportReport run(String mapping, byte[] csv, boolean skipBad) {
    return db.transaction().execute(status ->
        personnelImport.run(mapping(mapping), ImportFile.of("people.csv", csv), skipBad, ImportProgress.NONE));
  }

  Employee employee(String number) {
    return db.employees().findByNumber(number).orElseThrow(() -> new AssertionError("nobody has the number " + number));
  }

  String managerOf(String number) {
    Long id = employee(number).managerId();
    return id == null ? null : db.employees().find(id).orElseThrow().name();
  }

  PersonnelFile file(String number) {
    return db.employees().file(employee(number).id());
  }

  List<String> numbers() {
    return db.jdbc().sql("select number from employee order by number").query(String.class).list();
  }
}
