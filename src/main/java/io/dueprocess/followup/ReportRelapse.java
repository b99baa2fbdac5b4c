package io.dueprocess.followup;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Refused;
import io.dueprocess.casefile.RequiredText;
import io.dueprocess.period.CheckIns;
import io.dueprocess.period.Relapse;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The manager reports a relapse during follow-up. Refused: a day outside of it, a goal that the plan does not have. */
@Component
public class ReportRelapse {

  private final CaseFiles caseFiles;
  private final FollowUpTime followUpTime;
  private final Moments moments;

  ReportRelapse(CaseFiles caseFiles, FollowUpTime followUpTime, Moments moments) {
    this.caseFiles = caseFiles;
    this.followUpTime = followUpTime;
    this.moments = moments;
  }

  /** What the manager fills in. */
  public record Form(
      @NotNull(message = "enter the day.") LocalDate date,
      @NotNull(message = "choose the goal.") Integer goal,
      @RequiredText String observed) {}

  void report(CaseId id, Form form, Actor actor) {
    CaseFile file = caseFiles.read(id);
    int goals = CheckIns.goals(file).size();
    LocalDate began = followUpTime.began(file);
    new Refused.Collector()
        .when(form.date().isAfter(moments.today()), "Date: %s is in the future. Report what has happened.", form.date())
        .when(form.date().isBefore(began),
            "Date: %s is before the follow-up began (%s). Report what has happened since.", form.date(), began)
        .when(form.goal() < 1 || form.goal() > goals, "Goal: the plan has goals 1 to %d. Choose one.", goals)
        .refuse();
    caseFiles.append(id, actor, EntryKind.RELAPSE, new Relapse(form.date(), form.goal(), form.observed()));
  }
}
