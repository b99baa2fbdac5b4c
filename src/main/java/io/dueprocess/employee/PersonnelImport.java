package io.dueprocess.employee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the export of an HR system into the directory and the personnel files. The file is gone through twice: once
 * to check, once to write, so that a bad line is found before anything is written. Neither pass keeps its lines.
 *
 * <p>A person or record that is there already is corrected, never added again; what the file does not speak of
 * stays. Whoever calls opens the transaction.
 */
@Component
public class PersonnelImport {

  private final JdbcTemplate template;
  private final JdbcClient jdbc;
  private final Clock clock;

  public PersonnelImport(JdbcTemplate template, Clock clock) {
    this.template = template;
    this.jdbc = JdbcClient.create(template);
    this.clock = clock;
  }

  /**
   * Imports one file.
   *
   * @param skipBad leaves bad lines out and imports the rest, instead of nothing
   * @throws io.dueprocess.casefile.Refused for a file that can't be read by this mapping at all
   */
  public ImportReport run(ImportMapping mapping, ImportFile source, boolean skipBad, ImportProgress progress) {
    CsvFile file = new CsvFile(source, mapping);
    Problems problems = new Problems(source.name());
    Pass pass = pass(mapping, file, problems);
    int lines = file.forEach(ImportProgress.Step.CHECKING, progress, problems, pass::check);
    pass.checked(skipBad);
    boolean goesOn = skipBad || problems.badRecords() == 0;
    Counts counts = new Counts();
    if (goesOn) {
      file.forEach(ImportProgress.Step.WRITING, progress, new Problems(source.name()), (record, line, values) -> {
        if (!problems.isBad(record)) {
          pass.write(record, line, values);
        }
      });
      counts = pass.written();
    }
    return new ImportReport(source.name(), mapping.kind().key(), goesOn, lines, counts.created, counts.changed,
        counts.unchanged, problems.badRecords(), problems.kept(), problems.further());
  }

  private Pass pass(ImportMapping mapping, CsvFile file, Problems problems) {
    LocalDate today = LocalDate.now(clock);
    Row.Reader rows = new Row.Reader(file, mapping, problems, today);
    People people = People.ofDirectory(jdbc);
    return switch (mapping.kind()) {
      case EMPLOYEES -> new EmployeeImport(template, people, mapping, rows, problems, today);
      case APPRAISALS -> new RecordImport<>(people, rows, new RecordTable.Appraisals(template, mapping.rating()));
      case LEAVES -> new RecordImport<>(people, rows, RecordTable.Leaves.of(template, mapping.leaveTypes()));
      case HR_PARTNERS -> new RecordImport<>(people, rows, new RecordTable.HrPartners(template));
      case COACHING_NOTES, WARNINGS, COMPLAINTS, ACCOMMODATION_REQUESTS ->
          new RecordImport<>(people, rows, new RecordTable.Notes(template, mapping.kind().noteKind()));
    };
  }

  /** What one kind of records does with the lines of its file. */
  interface Pass {

    /** Every line, once. */
    void check(int record, int line, List<String> values);

    /** After the last line: what only the whole file tells. */
    void checked(boolean skipBad);

    /** Every line that is not bad, once more. */
    void write(int record, int line, List<String> values);

    /** After the last line. */
    Counts written();
  }

  /** What became of the records. */
  static final class Counts {
    int created;
    int changed;
    int unchanged;
  }

  /** Collects rows until it is worth a round trip to the database. */
  static final class Batch<T> {

    private static final int SIZE = 500;

    private final Consumer<List<T>> write;
    private final List<T> rows = new ArrayList<>(SIZE);

    Batch(Consumer<List<T>> write) {
      this.write = write;
    }

    void add(T row) {
      rows.add(row);
      if (rows.size() == SIZE) {
        flush();
      }
    }

    void flush() {
      if (!rows.isEmpty()) {
        write.accept(List.copyOf(rows));
        rows.clear();
      }
    }
  }
}
