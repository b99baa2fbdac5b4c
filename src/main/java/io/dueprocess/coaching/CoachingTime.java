package io.dueprocess.coaching;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Decision;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Stage;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.stereotype.Component;

/** How long documented coaching lasts; models name it as {@code coachingTime}. */
@Component("coachingTime")
public class CoachingTime {

  private final CaseFiles caseFiles;
  private final Moments moments;

  CoachingTime(CaseFiles caseFiles, Moments moments) {
    this.caseFiles = caseFiles;
    this.moments = moments;
  }

  /** The moment at which the coaching time of a case is over. */
  public Date ends(String caseId) {
    return moments.endOf(lastDay(caseFiles.read(new CaseId(caseId))));
  }

  /** The last day: the policy's days from the beginning, and again from each decision to continue. */
  public LocalDate lastDay(CaseFile file) {
    CaseFile coaching = file.sinceLast(EntryKind.STAGE, Stage.DOCUMENTED_COACHING.name());
    return coaching.all(EntryKind.DECISION, DecideOnCoaching.TOPIC, Decision.class).stream()
        .filter(d -> d.content().decision().equals(DecideOnCoaching.Choice.CONTINUE.name()))
        .map(d -> d.entry().at())
        .reduce((first, second) -> second)
        .or(() -> coaching.entries().stream().findFirst().map(e -> e.at()))
        .map(begin -> moments.day(begin).plusDays(file.policy().coachingDays()))
        .orElseThrow();
  }
}
