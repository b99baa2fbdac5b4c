package io.dueprocess.employee;

import io.dueprocess.employee.People.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Imports records about employees: appraisals, notes, leaves. Each names its employee by number or by name. */
final class RecordImport<T> implements PersonnelImport.Pass {

  private final People people;
  private final Row.Reader rows;
  private final RecordTable<T> table;
  private final Map<String, Integer> lines = new HashMap<>();
  private final PersonnelImport.Batch<T> batch = new PersonnelImport.Batch<>(this::write);
  private final PersonnelImport.Counts counts = new PersonnelImport.Counts();

  RecordImport(People people, Row.Reader rows, RecordTable<T> table) {
    this.people = people;
    this.rows = rows;
    this.table = table;
  }

  @Override
  public void check(int record, int line, List<String> values) {
    Row row = rows.row(record, line, values);
    T said = read(row);
    if (said != null) {
      Integer earlier = lines.putIfAbsent(table.key(said), line);
      if (earlier != null) {
        row.problem(ImportField.EMPLOYEE, row.text(ImportField.EMPLOYEE),
            "has the same record in line %d".formatted(earlier), "Leave one of the two lines.");
      }
    }
  }

  @Override
  public void checked(boolean skipBad) {
    // a line stands for itself
  }

  @Override
  public void write(int record, int line, List<String> values) {
    batch.add(read(rows.row(record, line, values)));
  }

  @Override
  public PersonnelImport.Counts written() {
    batch.flush();
    return counts;
  }

  private T read(Row row) {
    String written = row.required(ImportField.EMPLOYEE, row::text);
    List<Person> meant = written == null ? List.of() : people.meantBy(written);
    if (written != null && meant.isEmpty()) {
      row.problem(ImportField.EMPLOYEE, written, "is nobody in the directory",
          "Import the employees first, or correct the value.");
    } else if (meant.size() > 1) {
      row.problem(ImportField.EMPLOYEE, written,
          "can be %s".formatted(meant.stream()
              .map(person -> "%s (number %s)".formatted(person.name(), person.number))
              .collect(Collectors.joining(" or "))),
          "Write the employee's number instead of the name.");
    }
    return table.read(row, meant.size() == 1 ? meant.get(0) : null);
  }

  private void write(List<T> batch) {
    Map<String, T> stored = table.stored(batch);
    List<T> inserts = new ArrayList<>();
    List<T> updates = new ArrayList<>();
    for (T said : batch) {
      T before = stored.get(table.key(said));
      T after = before == null ? said : table.merge(said, before);
      if (before == null) {
        inserts.add(after);
      } else if (!after.equals(before)) {
        updates.add(after);
      }
    }
    counts.created += inserts.size();
    counts.changed += updates.size();
    counts.unchanged += batch.size() - inserts.size() - updates.size();
    table.insert(inserts);
    table.update(updates);
  }
}
