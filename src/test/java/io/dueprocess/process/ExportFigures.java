package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.export.CaseExport;
import io.dueprocess.casefile.export.ExportCase;
import io.dueprocess.casefile.export.Scope;
import io.dueprocess.casefile.seal.Seal;
import io.dueprocess.casefile.verification.Trust;
import io.dueprocess.casefile.verification.Verdict;
import io.dueprocess.casefile.verification.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a large case file costs: {@code ./mvnw test -Dtest=ExportFigures}. Prints, and asserts only that what was
 * exported holds: machines differ.
 */
class ExportFigures extends ProcessTestCase {

  private static final Actor HANNA = new Actor("hanna", "hr");
  private static final int TIMES = 5;

  @Autowired private ExportCase exportCase;
  @Autowired private Seal seal;
  @Autowired private TransactionTemplate transaction;
  @TempDir private Path folder;

  @Test
  void exportOfAThousandEntriesAndVerificationOfTenThousand() throws IOException {
    CaseDriver c = inPeriod(underperformer());
    fill(c, 1000);
    byte[] zip = measured("export of 1,000 entries with the PDF", () -> export(c));
    System.out.printf("  its ZIP has %,d bytes%n", zip.length);

    fill(c, 10_000);
    Path file = Files.write(folder.resolve("case.zip"), export(c));
    Verdict verdict = measured("verification of 10,000 entries", () -> verify(file));
    assertThat(verdict.problems()).isEmpty();
  }

  private void fill(CaseDriver c, int entries) {
    int missing = entries - c.file().entries().size();
    for (int i = 0; i < missing; i++) {
      caseFiles.append(c.id(), new Actor("mia", "manager"), EntryKind.COACHING_SESSION,
          Forms.with(Forms.session("2026-03-02"), "observed", "Two of five reports late, once more. ".repeat(5)));
    }
  }

  private byte[] export(CaseDriver c) {
    var out = new ByteArrayOutputStream();
    CaseExport export = transaction.execute(status -> exportCase.begin(c.id(), Scope.FULL, HANNA));
    try {
      export.render().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private Verdict verify(Path zip) {
    try {
      return new Verifier(Trust.inKeyIds(Set.of(seal.keyId()))).verify(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T measured(String what, Supplier<T> work) {
    T last = work.get();
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      long begin = System.nanoTime();
      last = work.get();
      millis.add((System.nanoTime() - begin) / 1_000_000);
    }
    millis.sort(null);
    System.out.printf("%s, %d times after one to warm up: min %d, median %d, max %d ms%n", what, TIMES, millis.get(0),
        millis.get(TIMES / 2), millis.get(TIMES - 1));
    return last;
  }
}
