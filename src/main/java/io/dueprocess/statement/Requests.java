package io.dueprocess.statement;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Refused;
import java.util.List;
import java.util.Optional;

/** What the employee has asked for, and what HR has said to it. One answer is for all that was asked before it. */
public final class Requests {

  private Requests() {}

  /** The requests of a kind that HR has not answered, oldest first. */
  public static List<Recorded<Statement>> open(CaseFile file, StatementKind kind) {
    int answered = kind.answeredBy()
        .flatMap(task -> file.last(EntryKind.DECISION, task, Decision.class))
        .map(decision -> decision.entry().number())
        .orElse(0);
    return file.all(EntryKind.STATEMENT, kind.name(), Statement.class).stream()
        .filter(statement -> kind.answeredBy().isPresent() && statement.entry().number() > answered)
        .toList();
  }

  /** What HR answered to a statement; empty while it has not, and where nobody has to. */
  public static Optional<Recorded<Decision>> answerTo(CaseFile file, Recorded<Statement> statement) {
    return statement.content().kind().answeredBy().flatMap(task -> file.all(EntryKind.DECISION, task, Decision.class)
        .stream().filter(decision -> decision.entry().number() > statement.entry().number()).findFirst());
  }

  /** What became of terms that were offered: the employee's answer, or that the time for it is over. */
  public static Optional<Entry> answerTo(CaseFile file, Entry offer) {
    return file.entries().stream()
        .filter(e -> e.number() > offer.number() && AcceptTerms.TOPIC.equals(e.topic())
            && (e.kind() == EntryKind.ANSWER || e.kind() == EntryKind.NO_ANSWER))
        .findFirst();
  }

  /** The terms that lie with the employee. */
  static Optional<Recorded<Decision>> offered(CaseFile file) {
    return file.last(EntryKind.DECISION, OfferTerms.TOPIC, Decision.class)
        .filter(offer -> OfferTerms.Choice.OFFERED.name().equals(offer.content().decision()))
        .filter(offer -> answerTo(file, offer.entry()).isEmpty());
  }

  /** Refuses an answer to another request than the newest: the employee has written again since HR looked. */
  static void requireNewest(CaseFile file, StatementKind kind, int request, Refused.Collector refused) {
    List<Recorded<Statement>> open = open(file, kind);
    int newest = open.isEmpty() ? 0 : open.get(open.size() - 1).entry().number();
    refused.when(request != newest, "Request: the employee has written again, in entry %d. Open the task again, read "
        + "it, then answer.", newest);
  }
}
