package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.seal.Seal;
import io.dueprocess.casefile.seal.SignedCheckpoint;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whole cases are sealed by what ends them and by the days that pass, without anybody who asks for it. */
class SealedCasesTest extends ProcessTestCase {

  @Autowired private Seal seal;

  @Test
  void theEndOfACaseInTheModelSealsItsLastEntry() {
    CaseDriver c = declined();

    SignedCheckpoint last = last(seal.checkpointsOf(c.file().pipCase().id()));
    assertThat(last.content())
        .contains("\"reason\":\"CASE_ENDED\"").contains("\"heads\":[\"" + newestHash(c.file()) + "\"]");
  }

  @Test
  void whoeverMovesTheClockOverADaySealsTheOpenCasesToo() {
    // other tests have been further in time
    jdbc.sql("select max(made_at) from checkpoint").query(OffsetDateTime.class).optional()
        .ifPresent(latest -> timeTravel.to(latest.toInstant().plus(Duration.ofDays(1))));
    CaseDriver c = underperformer().requested();
    String written = newestHash(c.file());

    c.daysPass(1);

    SignedCheckpoint last = last(seal.checkpointsOf(c.file().pipCase().id()));
    assertThat(last.content()).contains("\"reason\":\"DAILY\"").contains(written);
  }

  private static String newestHash(CaseFile file) {
    return last(file.entries()).link().hash();
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
