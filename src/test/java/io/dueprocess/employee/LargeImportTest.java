package io.dueprocess.employee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeImportTest {

  private static final int LINES = 100_000;
  private static final String EMPLOYEES =
      "{kind: employees, columns: {number: No, name: Who, manager: Manager, unit: Unit, jurisdiction: {fixed: US}}}";
  private static final String NOTES = "{kind: coaching-notes, columns: {employee: Who, date: On, text: Note}}";

  private final ImportFixture hr = ImportFixture.onH2();

  @TempDir
  private Path folder;

  @Test
  void aHundredThousandLinesAreImportedAndImportingThemTwiceChangesNothing() throws IOException {
    // a manager in a later line: each in twice the line of their report, the last line for the rest
    ImportFile people = write("people.csv", "No,Who,Manager,Unit", line ->
        "%d,\"Last%d, First%d\",%s,Unit %d".formatted(
            line, line, line, line == LINES ? "" : Math.min(2 * line, LINES), line % 40));

    Map<ImportProgress.Step, List<Long>> told = new EnumMap<>(ImportProgress.Step.class);
    ImportReport first = run(EMPLOYEES, people, (step, done, total) -> {
      assertThat(total).isEqualTo(people.size());
      told.computeIfAbsent(step, s -> new ArrayList<>()).add(done);
    });

    assertThat(first.problems()).isEmpty();
    assertThat(first.created()).isEqualTo(LINES);
    assertThat(told.keySet()).containsExactly(ImportProgress.Step.CHECKING, ImportProgress.Step.WRITING);
    assertThat(told.values()).allSatisfy(steps -> {
      assertThat(steps).isSorted().hasSizeGreaterThan(100);
      assertThat(steps).last().isEqualTo(people.size());
    });
    assertThat(hr.managerOf("1")).isEqualTo("First2 Last2");
    assertThat(run(EMPLOYEES, people, ImportProgress.NONE).unchanged()).isEqualTo(LINES);

    ImportFile notes = write("notes.csv", "Who,On,Note", line -> line + ",2025-05-01,Note of line " + line);
    assertThat(run(NOTES, notes, ImportProgress.NONE).created()).isEqualTo(LINES);
    assertThat(run(NOTES, notes, ImportProgress.NONE).unchanged()).isEqualTo(LINES);
  }

  private ImportReport run(String mapping, ImportFile file, ImportProgress progress) {
    return hr.db().transaction().execute(status ->
        hr.personnelImport().run(ImportFixture.mapping(mapping), file, false, progress));
  }

  private ImportFile write(String name, String header, IntFunction<String> line) throws IOException {
    Path path = folder.resolve(name);
    try (Writer out = Files.newBufferedWriter(path)) {
      out.write(header + "\n");
      for (int i = 1; i <= LINES; i++) {
        out.write(line.apply(i) + "\n");
      }
    }
    return ImportFile.of(path);
  }
}
