package io.dueprocess.casefile;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever wrote an entry corrects it, with the reason. The entry stays as it is; the correction is a new one that
 * points at it. Refused: an entry of somebody else or of the product, one that is a correction itself or only says that
 * somebody looked, and one of a stage that the case has left: what was decided on it can't be undone by a correction.
 */
@Component
public class CorrectEntry {

  private static final Set<EntryKind> OF_READING =
      EnumSet.of(EntryKind.CASE_FILE_OPENED, EntryKind.CASE_FILE_EXPORTED, EntryKind.LETTER_OPENED);

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
    refusal(file, wrong, userId).ifPresent(sentence -> {
      throw new Refused(sentence);
    });
    return caseFiles.append(id, wrong.actor(), EntryKind.CORRECTION, wrong.kind().name(),
        new Correction(number, form.correction(), form.reason()));
  }

  /** Whether this person may correct this entry of the file now. */
  public static boolean mayCorrect(CaseFile file, Entry entry, String userId) {
    return refusal(file, entry, userId).isEmpty();
  }

  private static Optional<String> refusal(CaseFile file, Entry entry, String userId) {
    int number = entry.number();
    if (!entry.actor().userId().equals(userId)) {
      return refused("Entry %d was not written by you. Ask who wrote it to correct it.", number);
    }
    if (entry.kind() == EntryKind.CORRECTION) {
      return refused("Entry %d is a correction. Correct the entry that it points at once more.", number);
    }
    if (OF_READING.contains(entry.kind())) {
      return refused("Entry %d says that you looked, not what you wrote: there is nothing in it to correct.", number);
    }
    if (!file.pipCase().open()) {
      return refused("The case has ended. Tell HR what is wrong with entry %d.", number);
    }
    return leftTheStageOf(entry, file)
        ? refused("The case has moved on to another stage since entry %d. Tell HR what is wrong with it.", number)
        : Optional.empty();
  }

  private static Optional<String> refused(String sentence, int number) {
    return Optional.of(sentence.formatted(number));
  }

  private static boolean leftTheStageOf(Entry entry, CaseFile file) {
    return file.entries().stream().anyMatch(e -> e.number() > entry.number() && e.kind() == EntryKind.STAGE);
  }
}
