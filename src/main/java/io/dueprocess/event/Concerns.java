package io.dueprocess.event;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import java.util.Optional;

/**
 * Complaints and requests for accommodation that came while the case runs. Counsel looks at them before anything adverse
 * is decided: what follows closely on a protected complaint looks like retaliation, whatever its reason (42 U.S.C.
 * 2000e-3(a); Equality Act 2010, section 27).
 */
public final class Concerns {

  private Concerns() {}

  /** Refuses an adverse decision as long as counsel has not looked at the newest concern. */
  public static void refuse(CaseFile file, boolean adverse, Refused.Collector refused) {
    refused.when(adverse && open(file).isPresent(), "Decision: a complaint or a request of the employee has not been "
        + "reviewed by counsel, so nothing adverse can be decided. Wait for the advice, or choose another outcome.");
  }

  /** Whether there ever was one in this case. */
  static boolean raised(CaseFile file) {
    return file.all(EntryKind.EVENT, CaseEvent.class).stream().anyMatch(event -> event.content().kind().isConcern());
  }

  /** The newest concern, where no advice has come after it. */
  private static Optional<Recorded<CaseEvent>> open(CaseFile file) {
    return file.all(EntryKind.EVENT, CaseEvent.class).stream()
        .filter(event -> event.content().kind().isConcern())
        .reduce((first, second) -> second)
        .filter(event -> file.entries().stream().noneMatch(e -> e.number() > event.entry().number()
            && e.kind() == EntryKind.COUNSEL_ADVICE && ReviewEvent.TOPIC.equals(e.topic())));
  }
}
