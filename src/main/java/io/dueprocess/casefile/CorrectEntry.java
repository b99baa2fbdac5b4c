package io.dueprocess.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whoever wrote an entry corrects it, with the reason. The entry stays as it is; the correction is a new one that
 * points at it. Where findings rest on the entry the correction may say the whole content as it should have been: from
 * then on that is what every rule reads, the findings are made again, and HR and the employee are told.
 *
 * <p>Refused: an entry of somebody else or of the product, one that is a correction itself or only says that somebody
 * looked, and one of a stage that the case has left: what was decided on it can't be undone by a correction. Refused as
 * well is a content that the form of the entry would have refused, and one that changes nothing.
 */
@Component
public class CorrectEntry {

  private static final Set<EntryKind> OF_READING =
      EnumSet.of(EntryKind.CASE_FILE_OPENED, EntryKind.CASE_FILE_EXPORTED, EntryKind.LETTER_OPENED);

  private final CaseFiles caseFiles;
  private final ObjectMapper json;
  private final FormReader forms;
  private final RunningCase running;
  private final Map<EntryKind, CorrectedContent<?>> contents = new EnumMap<>(EntryKind.class);

  CorrectEntry(CaseFiles caseFiles, ObjectMapper json, FormReader forms, RunningCase running,
      List<CorrectedContent<?>> contents) {
    this.caseFiles = caseFiles;
    this.json = json;
    this.forms = forms;
    this.running = running;
    contents.forEach(c -> this.contents.put(c.kind(), c));
  }

  /**
   * What the person fills in: what should have been written, and why it was not.
   *
   * @param content the fields of the form that wrote the entry, as they should have been; null for words alone
   */
  public record Form(@RequiredText String correction, @RequiredText String reason, JsonNode content) {

    /** A correction in words. */
    public Form(String correction, String reason) {
      this(correction, reason, null);
    }
  }

  /**
   * Content of a {@code CORRECTION} entry, whose topic is the kind of the entry that it corrects.
   *
   * @param corrects number of that entry
   * @param content what that entry should have said, in full, as a content of its kind; left out for words alone
   */
  public record Correction(
      int corrects, String correction, String reason, @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode content) {}

  /** Appends the correction, in the role in which the entry was written. */
  @Transactional
  public Entry correct(CaseId id, int number, Form form, String userId) {
    caseFiles.lock(id);
    CaseFile file = caseFiles.read(id);
    Entry wrong = file.entries().stream().filter(e -> e.number() == number).findFirst()
        .orElseThrow(() -> new Refused("Case %s has no entry %d.".formatted(id, number)));
    refusal(file, wrong, userId).ifPresent(sentence -> {
      throw new Refused(sentence);
    });
    JsonNode content = form.content() == null || form.content().isNull() ? null : content(file, wrong, form.content());
    Entry correction = caseFiles.append(id, wrong.actor(), EntryKind.CORRECTION, wrong.kind().name(),
        new Correction(number, form.correction(), form.reason(), content));
    if (content != null && !clockStandsStill(file)) {
      running.correct(id);
    }
    return correction;
  }

  /** Then nothing is weighed or put before anybody; what was corrected meanwhile is when the clock goes on. */
  private static boolean clockStandsStill(CaseFile file) {
    return file.last(EntryKind.CLOCK, JsonNode.class).filter(c -> "STOPPED".equals(c.entry().topic())).isPresent();
  }

  private JsonNode content(CaseFile file, Entry wrong, JsonNode form) {
    CorrectedContent<?> kind = contents.get(wrong.kind());
    if (kind == null) {
      throw new Refused("Content: no finding rests on the figures of entry %d. Say in words what is right."
          .formatted(wrong.number()));
    }
    JsonNode content = json.valueToTree(corrected(kind, file, wrong, form));
    if (CanonicalJson.of(content).equals(CanonicalJson.of(file.facts(wrong)))) {
      throw new Refused("Content: entry %d says just that, so nothing would change. Change what is wrong, or leave the "
          .formatted(wrong.number()) + "fields as they are and say in words what is right.");
    }
    return content;
  }

  private <F> Object corrected(CorrectedContent<F> kind, CaseFile file, Entry wrong, JsonNode form) {
    return kind.corrected(file, wrong, forms.read(form.toString(), kind.form()));
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
    return file.hasAfter(entry, EntryKind.STAGE);
  }
}
