package io.dueprocess.correction;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.Corrections;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the corrections of a case that say the whole content of an entry: who of HR noted each, and how the
 * employee commented on it. The tasks for that go with their stage; what was told until then stays told.
 */
public final class ToldCorrections {

  /** Detail of the decision by which HR notes a correction: the number of its entry. */
  static final String CORRECTION_ENTRY = "correctionEntry";

  private final Map<Integer, Entry> noted = new HashMap<>();
  private final Map<Integer, Entry> commented = new HashMap<>();
  /** Those of the stage in which the case is. */
  private final List<Entry> ofStage;

  private ToldCorrections(CaseFile file) {
    file.all(EntryKind.DECISION, NoteCorrection.TOPIC, Decision.class).forEach(d ->
        noted.put(Integer.valueOf(d.content().details().get(CORRECTION_ENTRY)), d.entry()));
    Deque<Entry> open = new ArrayDeque<>();
    for (Entry entry : file.entries()) {
      if (entry.kind() == EntryKind.STAGE) {
        open.clear();
      } else if (Corrections.saysContent(entry)) {
        open.add(entry);
      } else if (closes(entry) && !open.isEmpty()) {
        // each has a task of its own with the same time, so that they close in their order
        commented.put(open.remove().number(), entry);
      }
    }
    ofStage = file.sinceLast(EntryKind.STAGE).corrections();
  }

  public static ToldCorrections of(CaseFile file) {
    return new ToldCorrections(file);
  }

  private static boolean closes(Entry entry) {
    return CommentOnCorrection.TOPIC.equals(entry.topic())
        && (entry.kind() == EntryKind.ANSWER || entry.kind() == EntryKind.NO_ANSWER);
  }

  /** The decision by which HR noted a correction; empty while nobody has. */
  public Optional<Entry> noted(Entry correction) {
    return Optional.ofNullable(noted.get(correction.number()));
  }

  /** The employee's comment on a correction, or that the time for it is over; empty while it is open. */
  public Optional<Entry> comment(Entry correction) {
    return Optional.ofNullable(commented.get(correction.number()));
  }

  /** The corrections of the stage that HR has not noted, oldest first. */
  public List<Entry> toNote() {
    return ofStage.stream().filter(c -> noted(c).isEmpty()).toList();
  }

  /** The corrections of the stage that the employee can still comment on, oldest first. */
  public List<Entry> toComment() {
    return ofStage.stream().filter(c -> comment(c).isEmpty()).toList();
  }
}
