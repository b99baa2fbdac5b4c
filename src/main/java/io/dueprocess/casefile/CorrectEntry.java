package io.dueprocess.casefile;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever wrote an entry corrects it, with the reason. The entry stays as it is; the correction is a new one that points
 * at it. Refused: an entry of somebody else or of the product, one that is a correction itself, and one of a stage that
 * the case has left: what was decided on it can't be undone by a correction.
 */
@Component
public class CorrectEntry {

  private final CaseFiles caseFiles;

  CorrectEntry(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** What the person fills in: what should have been written, and why it was not. */
  public record Form(@RequiredText String correction, @RequiredText String reason) {}

  /**
   * Content of a {@code CORRECTION} entry, whose topic is the kind of the entry that it corrects.
   *
   * @param corrects number of that entry
   */
  public record Correction(int corrects, String correction, String reason) {}

  /** Appends the correction, in the role in which the entry was written. */
  @Transactional
  public Entry correct(CaseId id, int number, Form form, String userId) {
    CaseFile file = caseFiles.read(id);
    Entry wrong = file.entries().stream().filter(e -> e.number() == number).findFirst()
        .orElseThrow(() -> new Refused("Case %s has no entry %d.".formatted(id, number)));
    boolean own = wrong.actor().userId().equals(userId);
    new Refused.Collector()
        .when(!own, "Entry %d was not written by you. Ask who wrote it to correct it.", number)
        .when(own && wrong.kind() == EntryKind.CORRECTION,
            "Entry %d is a correction. Correct the entry that it points at once more.", number)
        .when(own && !file.pipCase().open(), "The case has ended. Tell HR what is wrong with entry %d.", number)
        .when(own && file.pipCase().open() && leftTheStageOf(wrong, file),
            "The case has moved on to another stage since entry %d. Tell HR what is wrong with it.", number)
        .refuse();
    return caseFiles.append(id, wrong.actor(), EntryKind.CORRECTION, wrong.kind().name(),
        new Correction(number, form.correction(), form.reason()));
  }

  private static boolean leftTheStageOf(Entry entry, CaseFile file) {
    return file.entries().stream().anyMatch(e -> e.number() > entry.number() && e.kind() == EntryKind.STAGE);
  }
}
