package io.dueprocess.amendment;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.Answer;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFile.Recorded;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.RunningCase;
import io.dueprocess.period.Period;
import io.dueprocess.period.PeriodDates;
import io.dueprocess.plan.Amendment;
import io.dueprocess.plan.Goal;
import io.dueprocess.plan.PlanInForce;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Puts an approved amendment in force once the employee has had it to answer. One that came late lapses where the
 * employee did not agree. The period never gets shorter: where a leave has moved its last day beyond the amended one,
 * it stays.
 */
@Component
public class PutAmendmentInForce {

  private final CaseFiles caseFiles;
  private final Moments moments;
  private final RunningCase running;
  private final LapseAmendment lapseAmendment;

  PutAmendmentInForce(CaseFiles caseFiles, Moments moments, RunningCase running, LapseAmendment lapseAmendment) {
    this.caseFiles = caseFiles;
    this.moments = moments;
    this.running = running;
    this.lapseAmendment = lapseAmendment;
  }

  void put(CaseId id) {
    CaseFile file = caseFiles.read(id);
    Recorded<AmendmentProposal> proposal = Amendments.open(file).orElseThrow();
    if (Amendments.needsAgreement(file, proposal) && !agreed(file, proposal)) {
      lapseAmendment.lapse(id);
      return;
    }
    AmendmentProposal content = proposal.content();
    PlanInForce plan = PlanInForce.of(file);
    Period period = PeriodDates.period(file);
    boolean longer = content.endsOn().isAfter(period.endsOn());
    caseFiles.append(id, Actor.SYSTEM, EntryKind.AMENDMENT, Amendment.IN_FORCE, new Amendment(plan.version() + 1,
        moments.today(), longer ? content.endsOn() : period.endsOn(), content.goals(), goesOnWith(plan, content)));
    if (longer) {
      caseFiles.append(id, Actor.SYSTEM, EntryKind.PERIOD,
          new Period(period.startsOn(), content.endsOn(), period.extendedByDays(), period.extensions()));
      running.amendPeriod(id);
    }
  }

  private static boolean agreed(CaseFile file, Recorded<AmendmentProposal> proposal) {
    return file.last(EntryKind.ANSWER, AcknowledgeAmendment.TOPIC, Answer.class)
        .filter(a -> a.entry().number() > proposal.entry().number())
        .filter(a -> a.content().response().equals(AcknowledgeAmendment.Response.AGREED.name()))
        .isPresent();
  }

  private static List<Integer> goesOnWith(PlanInForce plan, AmendmentProposal proposal) {
    List<Integer> goesOnWith = new ArrayList<>();
    for (int i = 0; i < proposal.goals().size(); i++) {
      Goal goal = proposal.goals().get(i);
      Integer place = proposal.replaces().get(i);
      goesOnWith.add(place != null && goal.measuredAs(plan.goals().get(place - 1)) ? place : null);
    }
    return goesOnWith;
  }
}
