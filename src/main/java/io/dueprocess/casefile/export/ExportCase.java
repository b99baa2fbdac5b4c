package io.dueprocess.casefile.export;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Facts;
import io.dueprocess.casefile.ReadableEntries;
import io.dueprocess.casefile.attachment.Attachments;
import io.dueprocess.casefile.letter.Letters;
import io.dueprocess.casefile.letter.PdfRenderer;
import io.dueprocess.casefile.seal.Reason;
import io.dueprocess.casefile.seal.Seal;
import io.dueprocess.casefile.seal.SignedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Exports a case file as a ZIP that can be read and checked without this product. */
@Component
public class ExportCase {

  private final CaseFiles caseFiles;
  private final People people;
  private final ModelFiles models;
  private final WayPictures pictures;
  private final Seal seal;
  private final PdfRenderer renderer;
  private final Letters letters;
  private final Attachments attachments;

  ExportCase(CaseFiles caseFiles, People people, ModelFiles models, WayPictures pictures, Seal seal,
      PdfRenderer renderer, Letters letters, Attachments attachments) {
    this.caseFiles = caseFiles;
    this.people = people;
    this.models = models;
    this.pictures = pictures;
    this.seal = seal;
    this.renderer = renderer;
    this.letters = letters;
    this.attachments = attachments;
  }

  /** Content of a {@link EntryKind#CASE_FILE_EXPORTED} entry. */
  public record Exported(Scope scope) {}

  /**
   * Puts the export on record, seals the case with it, and reads what belongs to it. To be called in a transaction of
   * its own, so that nothing is sealed that is not exported; what takes long comes after it, see {@link CaseExport}.
   * Throws {@link IllegalStateException} where there is no such case.
   */
  public CaseExport begin(CaseId id, Scope scope, Actor actor) {
    // the entry comes first: from here on until the end of the transaction nobody else writes to this case
    Entry exported = caseFiles.append(id, actor, EntryKind.CASE_FILE_EXPORTED, new Exported(scope));
    CaseFile file = caseFiles.read(id);
    People.Subject subject = people.subjectOf(file.pipCase());
    Set<Integer> withheld = scope == Scope.FULL ? Set.of() : withheld(file, subject.userId());
    List<Entry> entries = file.entries().stream().map(e -> withheld.contains(e.number()) ? without(e) : e).toList();
    List<NamedFile> modelFiles = modelFiles(id, scope, entries);
    // last, since it keeps other checkpoints waiting
    SignedCheckpoint checkpoint = seal.checkpoint(id, Reason.EXPORT);
    return new CaseExport(
        new CaseExport.Contents(id, scope, actor, exported.at(), entries, withheld, subject, modelFiles,
            checkpoint, seal.checkpointsOf(id), seal.keys(), seal.keyId()),
        people, seal, renderer, number -> letters.pdf(id, number), attachments);
  }

  private static Set<Integer> withheld(CaseFile file, String subject) {
    Set<Integer> readable =
        ReadableEntries.byEmployee(file, subject).stream().map(Entry::number).collect(Collectors.toSet());
    return file.entries().stream()
        .filter(e -> !e.erased())
        .map(Entry::number)
        .filter(number -> !readable.contains(number))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The entry without what it says; the chain holds all the same. */
  private static Entry without(Entry e) {
    return new Entry(e.caseId(), e.number(), e.at(), e.happenedOn(), e.actor(), e.kind(), e.topic(), null,
        new Entry.Link(null, e.link().contentHash(), e.link().previous(), e.link().hash()));
  }

  /** The subject gets the models of the steps they know of; the way shows more than what was put before them. */
  private List<NamedFile> modelFiles(CaseId id, Scope scope, List<Entry> entries) {
    List<NamedFile> files = new ArrayList<>(models.of(id));
    if (scope == Scope.FULL) {
      files.addAll(pictures.of(id));
    } else {
      Set<String> known = entries.stream()
          .filter(e -> e.kind() == EntryKind.MODEL && !e.erased())
          .map(Facts::of)
          .map(m -> "%s-v%s.bpmn".formatted(m.path("model").asText(), m.path("version").asText()))
          .collect(Collectors.toSet());
      files.removeIf(f -> f.name().endsWith(".bpmn") && !known.contains(f.name()));
    }
    return files;
  }
}
