package io.dueprocess.coaching;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.coaching.CoachingEvaluation.Verdict;
import io.dueprocess.coaching.NotedSession.Delivery;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts on record what the coaching so far amounts to. */
@Component
public class EvaluateCoaching {

  /** Topic of the finding. */
  public static final String TOPIC = "EvaluateCoaching";

  private final CaseFiles caseFiles;
  private final CoachingTime coachingTime;
  private final Moments moments;

  EvaluateCoaching(CaseFiles caseFiles, CoachingTime coachingTime, Moments moments) {
    this.caseFiles = caseFiles;
    this.coachingTime = coachingTime;
    this.moments = moments;
  }

  /** Evaluates, and says whether HR can decide: because the coaching is conclusive, or because its time is over. */
  boolean over(CaseId id) {
    CaseFile file = caseFiles.read(id);
    boolean timeOver = moments.today().isAfter(coachingTime.lastDay(file));
    CoachingEvaluation evaluation = EvaluateCoachingRule.evaluate(sessions(file), timeOver, file.policy());
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, TOPIC, evaluation);
    return timeOver || evaluation.verdict() != Verdict.INSUFFICIENT;
  }

  /** The sessions of a case with what became of each note. */
  public List<NotedSession> sessions(CaseFile file) {
    return file.all(EntryKind.COACHING_SESSION, CoachingSession.class).stream()
        .map(s -> new NotedSession(s.ref(), s.content(), moments.day(s.entry().at()), delivery(file, s),
            s.correctedBy()))
        .toList();
  }

  private static Delivery delivery(CaseFile file, Recorded<CoachingSession> session) {
    return file.answerTo(session.entry(), AnswerCoachingNote.TOPIC)
        .map(Entry::kind)
        .map(kind -> kind == EntryKind.ANSWER ? Delivery.ANSWERED : Delivery.COUNTED_AS_DELIVERED)
        .orElse(Delivery.OPEN);
  }
}
