package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.verification.Trust;
import io.dueprocess.casefile.verification.Verdict;
import io.dueprocess.casefile.verification.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The export on the command line, as an operator runs it: a program of its own, on the database of the demo. */
class ExportCommandIT {

  @TempDir private Path data;

  @Test
  void aCaseIsExportedAndHoldsAndWhatCanNotBeExportedIsSaidInASentence() throws Exception {
    RunningProduct.start(data).close();
    String caseId = aCaseThatEnded();
    Path zip = data.resolve("case.zip");

    CommandRun exported = export(caseId, zip);
    assertThat(exported.output()).isEqualTo("Exported %s to %s.%n".formatted(caseId, zip));
    assertThat(exported.exitCode()).isZero();
    Verdict verdict = new Verifier(Trust.NONE).verify(zip);
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.subject()).contains(caseId);

    CommandRun unknown = export("PIP-1999-0001", data.resolve("none.zip"));
    assertThat(unknown.output().strip())
        .isEqualTo("There is no case PIP-1999-0001 in this database. Check its number.");
    assertThat(unknown.exitCode()).isEqualTo(2);

    CommandRun noFolder = export(caseId, data.resolve("absent/case.zip"));
    assertThat(noFolder.output()).contains("can't be written. Check the path");
    assertThat(noFolder.exitCode()).isEqualTo(2);
    try (var left = Files.list(data)) {
      assertThat(left.map(f -> f.getFileName().toString())).contains("case.zip").noneMatch(f -> f.endsWith(".part"));
    }
  }

  private String aCaseThatEnded() {
    return JdbcClient.create(RunningProduct.database(data))
        .sql("select id from pip_case where outcome = 'TERMINATED' order by id fetch first row only")
        .query(String.class).single();
  }

  private CommandRun export(String caseId, Path out) throws IOException, InterruptedException {
    return CommandRun.of(data, Map.of("DUE_PROCESS_SEAL_KEYFILE", RunningProduct.keyFile(data).toString()),
        "export", caseId, "--out", out.toString());
  }
}
