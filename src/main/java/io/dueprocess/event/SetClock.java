package io.dueprocess.event;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.RunningCase;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Stops the clock of a case while the employee is on leave, and lets it go on afterwards: nothing is asked for, counted
 * as missed or decided in between, and the period gets its lost working days back. What was corrected meanwhile is
 * weighed then. A leave that was reported when it was over is given back all the same.
 */
@Component
public class SetClock {

  private final CaseFiles caseFiles;
  private final Moments moments;
  private final RunningCase running;
  private final LostDays lostDays;

  SetClock(CaseFiles caseFiles, Moments moments, RunningCase running, LostDays lostDays) {
    this.caseFiles = caseFiles;
    this.moments = moments;
    this.running = running;
    this.lostDays = lostDays;
  }

  /** How a case stands to leave. */
  enum State {
    TODAY,
    AHEAD,
    OVER
  }

  State set(CaseId id) {
    CaseFile file = caseFiles.read(id);
    LocalDate today = moments.today();
    Leaves leaves = Leaves.of(file);
    boolean stopped = ClockSet.stopped(file).isPresent();
    if (leaves.covers(today)) {
      if (!stopped) {
        caseFiles.append(id, Actor.SYSTEM, EntryKind.CLOCK, ClockSet.STOPPED,
            new ClockSet(List.of(leaves.at(today).orElseThrow())));
        running.stop(id);
      }
      return State.TODAY;
    }
    Leaves over = leaves.upTo(today);
    Leaves before = ClockSet.given(file);
    if (stopped || !over.equals(before)) {
      caseFiles.append(id, Actor.SYSTEM, EntryKind.CLOCK, ClockSet.GOES_ON, new ClockSet(over.spans()));
      lostDays.giveBack(id, before, over);
      running.goOn(id);
      if (stopped) {
        file.sinceLast(EntryKind.CLOCK, ClockSet.STOPPED).corrections().forEach(corrected -> running.correct(id));
      }
    }
    return leaves.nextAfter(today).isPresent() ? State.AHEAD : State.OVER;
  }
}
