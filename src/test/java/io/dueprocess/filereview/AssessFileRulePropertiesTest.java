package io.dueprocess.filereview;

import static io.dueprocess.casefile.PolicyFixtures.policy;
import static io.dueprocess.filereview.FileFixtures.REQUESTED_ON;
import static io.dueprocess.filereview.FileFixtures.below;
import static io.dueprocess.filereview.FileFixtures.documented;
import static io.dueprocess.filereview.FileFixtures.meeting;
import static io.dueprocess.filereview.FileFixtures.note;
import static io.dueprocess.filereview.FileFixtures.undocumented;
import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.employee.PersonnelFile.Appraisal;
import io.dueprocess.employee.PersonnelFile.Leave;
import io.dueprocess.employee.PersonnelFile.Note;
import io.dueprocess.filereview.FileAssessment.History;
import io.dueprocess.filereview.FileAssessment.Recommendation;
import io.dueprocess.request.ImprovementRequest.Incident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AssessFileRulePropertiesTest {

  @Property
  void theOrderOfEntriesChangesNoFinding(@ForAll("files") FileFixtures file, @ForAll long seed) {
    FileAssessment before = file.assess(policy());
    Random random = new Random(seed);
    for (List<?> list : List.of(file.appraisals, file.coachingNotes, file.warnings, file.leaves, file.complaints,
        file.accommodationRequests, file.incidents)) {
      Collections.shuffle(list, random);
    }

    assertThat(file.assess(policy())).isEqualTo(before);
  }

  @Property
  void everyFindingNamesAnInputAndAReason(@ForAll("files") FileFixtures file) {
    assertThat(file.assess(policy()).basis().inputs()).isNotEmpty();
    assertThat(file.assess(policy()).basis().reasons()).isNotEmpty().allMatch(r -> !r.inputs().isEmpty());
  }

  @Property
  void aGoodLatestAppraisalNeverLeadsToAPlan(@ForAll("files") FileFixtures file) {
    file.appraisals.add(meeting(99, REQUESTED_ON));

    FileAssessment assessment = file.assess(policy());

    assertThat(assessment.history()).isEqualTo(History.CONTRADICTED_BY_FILE);
    assertThat(assessment.recommendation()).isNotEqualTo(Recommendation.READY_FOR_PLAN);
  }

  @Property
  void aPlanAlwaysRestsOnNotesOfTheLookBackTime(@ForAll("files") FileFixtures file) {
    file.coachingNotes.clear();
    file.warnings.clear();

    assertThat(file.assess(policy()).recommendation()).isNotEqualTo(Recommendation.READY_FOR_PLAN);
  }

  @Property
  void oneMoreEntryOfTheFileNeverTakesARiskAway(@ForAll("files") FileFixtures file, @ForAll("days") LocalDate day) {
    List<FileAssessment.Risk> before = file.assess(policy()).risks();
    file.complaints.add(note(98, Note.Kind.COMPLAINT, day));
    file.leaves.add(new Leave(98, day, null, "Parental", true));

    assertThat(file.assess(policy()).risks()).containsAll(before);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(-40, 1200).map(i -> REQUESTED_ON.minusDays(i));
  }

  @Provide
  Arbitrary<FileFixtures> files() {
    Arbitrary<Long> ids = Arbitraries.longs().between(1, 90);
    Arbitrary<List<Appraisal>> appraisals = Combinators.combine(ids, days(), Arbitraries.of(true, false))
        .as((id, day, meets) -> meets ? meeting(id, day) : below(id, day))
        .list().ofMaxSize(5).uniqueElements(Appraisal::id);
    Arbitrary<List<Leave>> leaves = Combinators.combine(ids, days(), Arbitraries.of(true, false))
        .as((id, day, isProtected) -> new Leave(id, day, day.plusDays(id), "Leave", isProtected))
        .list().ofMaxSize(3).uniqueElements(Leave::id);
    Arbitrary<List<Incident>> incidents = Combinators.combine(days(), Arbitraries.of(true, false))
        .as((day, proof) -> proof ? documented(day) : undocumented(day)).list().ofMaxSize(4);
    return Combinators.combine(appraisals, notes(Note.Kind.COACHING_NOTE), notes(Note.Kind.WARNING), leaves,
        notes(Note.Kind.COMPLAINT), notes(Note.Kind.ACCOMMODATION_REQUEST), incidents).as((a, c, w, l, k, r, i) -> {
          FileFixtures file = new FileFixtures();
          file.appraisals = new ArrayList<>(a);
          file.coachingNotes = new ArrayList<>(c);
          file.warnings = new ArrayList<>(w);
          file.leaves = new ArrayList<>(l);
          file.complaints = new ArrayList<>(k);
          file.accommodationRequests = new ArrayList<>(r);
          file.incidents = new ArrayList<>(i);
          return file;
        });
  }

  private Arbitrary<List<Note>> notes(Note.Kind kind) {
    return Combinators.combine(Arbitraries.longs().between(1, 90), days()).as((id, day) -> note(id, kind, day))
        .list().ofMaxSize(3).uniqueElements(Note::id);
  }
}
