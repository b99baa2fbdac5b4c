package io.dueprocess.coaching;

import io.dueprocess.casefile.Basis;
import io.dueprocess.casefile.Policy;
import io.dueprocess.casefile.Words;
import io.dueprocess.coaching.CoachingEvaluation.Verdict;
import io.dueprocess.coaching.CoachingSession.Performance;
import io.dueprocess.coaching.NotedSession.Delivery;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what the documented coaching so far amounts to.
 *
 * <p>Improvement comes first: the last two sessions say so, or, once the time is over, the last one. Otherwise a
 * session counts when it is whole, written down in time, and answered or counted as delivered; sessions that count
 * must fall on as many different days as the policy asks for. A session that does not count does no harm where there
 * are enough others: a late note cannot be repaired, only replaced.
 *
 * <p>Source: handbook section 3, stage 3; notes written together at the end are no paper trail. The numbers are the
 * policy's.
 */
final class EvaluateCoachingRule {

  static final String VERSION = "1";

  private EvaluateCoachingRule() {}

  /**
   * Evaluates sessions, in any order.
   *
   * @param timeOver whether the coaching time of the policy has run out
   */
  static CoachingEvaluation evaluate(List<NotedSession> sessions, boolean timeOver, Policy policy) {
    Basis.Builder basis = Basis.of("EvaluateCoaching", VERSION);
    basis.input("coaching:time", timeOver ? "The coaching time is over." : "The coaching time is not over.");
    basis.policy("coachingSessions", policy.coachingSessions());
    basis.policy("noteLateDays", policy.noteLateDays());
    List<NotedSession> sorted = sessions.stream().sorted(NotedSession.BY_DATE).toList();
    sorted.forEach(s -> basis.input(s.ref(), "Session of %s, written on %s%s, performance %s, note %s.".formatted(
        s.session().date(), s.writtenOn(),
        s.correctedBy() == null ? "" : ", as corrected by entry %d".formatted(s.correctedBy()),
        words(s.session().performance()), words(s.delivery()))));

    List<NotedSession> improved = improved(sorted, timeOver);
    if (!improved.isEmpty()) {
      basis.reason(
          improved.size() == 1 ? "LAST_SESSION_IMPROVED" : "LAST_TWO_SESSIONS_IMPROVED",
          improved.size() == 1
              ? "The coaching time is over and the last session, of %s, says that the performance improved."
                  .formatted(improved.get(0).session().date())
              : "The last two sessions, of %s and %s, say that the performance improved."
                  .formatted(improved.get(0).session().date(), improved.get(1).session().date()),
          improved.stream().map(NotedSession::ref).toList());
      return new CoachingEvaluation(Verdict.IMPROVED, List.of(), basis.build());
    }

    Set<LocalDate> days = new TreeSet<>();
    List<String> counting = new ArrayList<>();
    List<Basis.Reason> gaps = new ArrayList<>();
    for (NotedSession session : sorted) {
      List<Basis.Reason> found = gaps(session, policy);
      if (found.isEmpty()) {
        days.add(session.session().date());
        counting.add(session.ref());
      }
      gaps.addAll(found);
    }
    if (days.size() >= policy.coachingSessions()) {
      counting.add("policy:coachingSessions");
      basis.reason("ENOUGH_SESSIONS", "%s on different days %s whole, written in time and delivered; %d needed."
          .formatted(Words.count(days.size(), "session"), days.size() == 1 ? "is" : "are", policy.coachingSessions()),
          counting);
      return new CoachingEvaluation(Verdict.DOCUMENTED, List.of(), basis.build());
    }
    int lacking = policy.coachingSessions() - days.size();
    counting.add("policy:coachingSessions");
    gaps.add(0, new Basis.Reason("TOO_FEW_SESSIONS",
        "%d of %s on different days count: %d more %s needed, each on a day of its own.".formatted(
            days.size(), Words.count(policy.coachingSessions(), "session"), lacking, lacking == 1 ? "is" : "are"),
        counting));
    gaps.forEach(g -> basis.reason(g.code(), g.text(), g.inputs()));
    return new CoachingEvaluation(
        Verdict.INSUFFICIENT, gaps.stream().map(Basis.Reason::text).toList(), basis.build());
  }

  /** The sessions that show the improvement, oldest first; empty where they show none. */
  private static List<NotedSession> improved(List<NotedSession> sorted, boolean timeOver) {
    int size = sorted.size();
    int needed = timeOver ? 1 : 2;
    if (size < needed) {
      return List.of();
    }
    List<NotedSession> last = sorted.subList(size - needed, size);
    return last.stream().allMatch(s -> s.session().performance() == Performance.IMPROVED) ? last : List.of();
  }

  /** Why the session does not count; empty where it does. */
  private static List<Basis.Reason> gaps(NotedSession noted, Policy policy) {
    CoachingSession session = noted.session();
    LocalDate date = session.date();
    List<Basis.Reason> gaps = new ArrayList<>();
    String[][] parts = {
      {"NOT_OBSERVED", session.observed(), "what was observed"},
      {"NOT_EXPECTED", session.expected(), "what was expected"},
      {"NO_HELP_OFFERED", session.helpOffered(), "what help was offered"},
      {"NO_NEXT_STEP", session.nextStep(), "a next step"}
    };
    for (String[] part : parts) {
      if (Words.blank(part[1])) {
        gaps.add(reason(part[0], noted, "The session of %s does not say %s.".formatted(date, part[2])));
      }
    }
    long late = ChronoUnit.DAYS.between(date, noted.writtenOn());
    if (late > policy.noteLateDays()) {
      gaps.add(new Basis.Reason("WRITTEN_LATE",
          "The session of %s was written down %s later, on %s; it counts up to %s.".formatted(
              date, Words.count(late, "day"), noted.writtenOn(), Words.count(policy.noteLateDays(), "day")),
          List.of(noted.ref(), "policy:noteLateDays")));
    }
    if (late < 0) {
      gaps.add(reason("WRITTEN_BEFORE", noted,
          "The session of %s was written down before it took place, on %s.".formatted(date, noted.writtenOn())));
    }
    if (noted.delivery() == Delivery.OPEN) {
      gaps.add(reason("NOTE_OPEN", noted,
          "The note of the session of %s is not answered yet, and the time to answer it is not over."
              .formatted(date)));
    }
    return gaps;
  }

  private static Basis.Reason reason(String code, NotedSession noted, String sentence) {
    return new Basis.Reason(code, sentence, List.of(noted.ref()));
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
