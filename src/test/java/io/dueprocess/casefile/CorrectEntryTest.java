package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.casefile.CorrectEntry.Correction;
import io.dueprocess.casefile.CorrectEntry.Form;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectEntryTest {

  private static final Form FORM = new Form("It was on Tuesday.", "I looked at the wrong week.");

  private final RecordDatabase database = RecordDatabase.h2(Clock.systemUTC(), 2);
  private final CorrectEntry correctEntry = new CorrectEntry(database.caseFiles());
  private CaseId id;

  @BeforeEach
  void aSessionThatTheManagerWrote() {
    id = database.newCase();
    database.transaction().executeWithoutResult(s -> database.caseFiles().enter(id, Stage.DOCUMENTED_COACHING));
    database.append(id, new Actor("mia", "manager"), EntryKind.COACHING_SESSION, Map.of("observed", "Late on Monday"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Entry correct(int number, String userId) {
    return database.transaction().execute(s -> correctEntry.correct(id, number, FORM, userId));
  }

  @Test
  void theCorrectionPointsAtTheEntryAndLeavesItAsItIs() {
    Entry wrong = database.caseFiles().read(id).entries().get(1);

    Entry correction = correct(2, "mia");

    CaseFile file = database.caseFiles().read(id);
    assertThat(file.entries()).hasSize(3).contains(wrong);
    assertThat(correction.actor()).isEqualTo(wrong.actor());
    assertThat(correction.topic()).isEqualTo("COACHING_SESSION");
    assertThat(file.last(EntryKind.CORRECTION, Correction.class).orElseThrow().content())
        .isEqualTo(new Correction(2, "It was on Tuesday.", "I looked at the wrong week."));
  }

  @Test
  void somebodyElsesEntryAndThoseOfTheProductAreLeftAlone() {
    assertThatThrownBy(() -> correct(2, "omar")).isInstanceOf(Refused.class).hasMessageContaining("not written by you");
    assertThatThrownBy(() -> correct(1, "mia")).isInstanceOf(Refused.class).hasMessageContaining("not written by you");
    assertThatThrownBy(() -> correct(9, "mia")).isInstanceOf(Refused.class).hasMessageContaining("has no entry 9");
    assertThat(database.caseFiles().read(id).entries()).hasSize(2);
  }

  @Test
  void aCorrectionIsNotCorrectedItself() {
    correct(2, "mia");
    assertThatThrownBy(() -> correct(3, "mia")).isInstanceOf(Refused.class).hasMessageContaining("is a correction");
    assertThat(correct(2, "mia").number()).isEqualTo(4);
  }

  @Test
  void thatSomebodyLookedIsNotCorrected() {
    int looked = database.transaction().execute(s -> database.caseFiles()
        .append(id, new Actor("mia", "manager"), EntryKind.CASE_FILE_OPENED, "MANAGER", Map.of())).number();
    assertThatThrownBy(() -> correct(looked, "mia")).isInstanceOf(Refused.class)
        .hasMessageContaining("nothing in it to");
    assertThat(
        CorrectEntry.mayCorrect(database.caseFiles().read(id), database.caseFiles().read(id).entries().get(1), "mia"))
        .isTrue();
  }

  @Test
  void anEntryOfAStageThatIsOverIsNotCorrected() {
    database.transaction().executeWithoutResult(s -> database.caseFiles().enter(id, Stage.IMPROVEMENT_PLAN));
    assertThatThrownBy(() -> correct(2, "mia")).isInstanceOf(Refused.class)
        .hasMessageContaining("moved on to another stage");
  }

  @Test
  void anEntryOfACaseThatHasEndedIsNotCorrected() {
    database.transaction().executeWithoutResult(s -> database.caseFiles().close(id, CaseOutcome.RESOLVED_BY_COACHING));
    assertThatThrownBy(() -> correct(2, "mia")).isInstanceOf(Refused.class).hasMessageContaining("has ended");
  }
}
