package io.dueprocess.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.CorrectEntry.Correction;
import io.dueprocess.casefile.CorrectEntry.Form;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectEntryTest {

  private static final Form FORM = new Form("It was on Tuesday.", "I looked at the wrong week.");

  private final RecordDatabase database = RecordDatabase.h2(Clock.systemUTC(), 2);
  private final ObjectMapper json = new ObjectMapper();
  private final RunningCase running = mock(RunningCase.class);
  private final CorrectEntry correctEntry = new CorrectEntry(database.caseFiles(), json, new FormReader() {
    @Override
    public <F> F read(String text, Class<F> form) {
      try {
        return json.readValue(text, form);
      } catch (JsonProcessingException e) {
        throw new Refused("The form is not JSON.");
      }
    }
  }, running, List.of(new Sessions()));
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

  /** A note is corrected by what was observed, and has to say something. */
  record Observed(String observed) {}

  private static final class Sessions implements CorrectedContent<Observed> {
    @Override
    public EntryKind kind() {
      return EntryKind.COACHING_SESSION;
    }

    @Override
    public Class<Observed> form() {
      return Observed.class;
    }

    @Override
    public Object corrected(CaseFile file, Entry entry, Observed form) {
      new Refused.Collector().when(Words.blank(form.observed()), "Observed: fill this in.").refuse();
      return form;
    }
  }

  private Entry correct(int number, String userId, String observed) {
    Form form = new Form("See below.", "I looked at the wrong week.",
        json.createObjectNode().put("observed", observed));
    return database.transaction().execute(s -> correctEntry.correct(id, number, form, userId));
  }

  private CaseFile.Recorded<Observed> inForce() {
    return database.caseFiles().read(id).last(EntryKind.COACHING_SESSION, Observed.class).orElseThrow();
  }

  @Test
  void whatTheNewestCorrectionSaysIsWhatTheEntrySaysToAllWhoAskAndTheEntryStaysAsItIs() {
    Entry wrong = database.caseFiles().read(id).entries().get(1);
    correct(2, "mia", "Late on Tuesday");
    Entry newest = correct(2, "mia", "Late on Wednesday");
    correct(2, "mia");

    CaseFile file = database.caseFiles().read(id);
    assertThat(inForce()).isEqualTo(
        new CaseFile.Recorded<>(wrong, new Observed("Late on Wednesday"), newest.number()));
    assertThat(inForce().ref()).isEqualTo("entry:2");
    assertThat(file.read(wrong, Observed.class)).isEqualTo(new Observed("Late on Monday"));
    assertThat(file.facts(wrong).path("observed").asText()).isEqualTo("Late on Wednesday");
    assertThat(file.before(newest).last(EntryKind.COACHING_SESSION, Observed.class).orElseThrow().content())
        .isEqualTo(new Observed("Late on Tuesday"));
    assertThat(file.corrections()).extracting(Entry::number).containsExactly(3, 4);
    assertThat(newest.content()).isEqualTo("{\"content\":{\"observed\":\"Late on Wednesday\"},"
        + "\"correction\":\"See below.\",\"corrects\":2,\"reason\":\"I looked at the wrong week.\"}");
    verify(running, times(2)).correct(id);
  }

  @Test
  void aCorrectionInWordsAloneHasNoContentAndMovesNothing() {
    assertThat(correct(2, "mia").content()).isEqualTo("{\"correction\":\"It was on Tuesday.\",\"corrects\":2,"
        + "\"reason\":\"I looked at the wrong week.\"}");
    assertThat(inForce().correctedBy()).isNull();
    verifyNoInteractions(running);
  }

  @Test
  void aContentThatTheFormWouldHaveRefusedOrThatChangesNothingIsRefused() {
    assertThatThrownBy(() -> correct(2, "mia", " ")).isInstanceOf(Refused.class)
        .hasMessage("Observed: fill this in.");
    assertThatThrownBy(() -> correct(2, "mia", "Late on Monday")).isInstanceOf(Refused.class)
        .hasMessageContaining("says just that, so nothing would change");
    correct(2, "mia", "Late on Tuesday");
    assertThatThrownBy(() -> correct(2, "mia", "Late on Tuesday")).as("delivered twice").isInstanceOf(Refused.class)
        .hasMessageContaining("nothing would change");
    assertThat(correct(2, "mia", "Late on Monday").number()).as("back to what it was").isEqualTo(4);
  }

  @Test
  void anEntryOnWhichNoFindingRestsIsCorrectedInWordsAlone() {
    int plan = database.append(id, new Actor("mia", "manager"), EntryKind.PLAN, Map.of()).number();
    assertThatThrownBy(() -> correct(plan, "mia", "Late on Tuesday")).isInstanceOf(Refused.class)
        .hasMessageContaining("Say in words what is right");
    assertThat(correct(plan, "mia").number()).isEqualTo(4);
  }

  @Test
  void duringALeaveTheCorrectionIsTakenAndNothingIsWeighedBeforeTheClockGoesOn() {
    database.transaction().executeWithoutResult(s -> database.caseFiles()
        .append(id, Actor.SYSTEM, EntryKind.CLOCK, "STOPPED", Map.of()));
    correct(2, "mia", "Late on Tuesday");
    assertThat(inForce().content()).isEqualTo(new Observed("Late on Tuesday"));
    verifyNoInteractions(running);
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
        .isEqualTo(new Correction(2, "It was on Tuesday.", "I looked at the wrong week.", null));
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
