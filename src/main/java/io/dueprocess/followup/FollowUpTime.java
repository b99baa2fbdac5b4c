package io.dueprocess.followup;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Stage;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.stereotype.Component;

/** How long a case stays in follow-up; models name it as {@code followUpTime}. */
@Component("followUpTime")
public class FollowUpTime {

  private final CaseFiles caseFiles;
  private final Moments moments;

  FollowUpTime(CaseFiles caseFiles, Moments moments) {
    this.caseFiles = caseFiles;
    this.moments = moments;
  }

  /** The moment at which the follow-up of a case is over. */
  public Date ends(String caseId) {
    CaseFile file = caseFiles.read(new CaseId(caseId));
    return moments.endOf(began(file).plusDays(file.policy().followUpDays()));
  }

  /** The day on which the follow-up began. */
  LocalDate began(CaseFile file) {
    return moments.day(file.last(EntryKind.STAGE, Stage.FOLLOW_UP.name(), CaseFiles.StageEntered.class)
        .orElseThrow().entry().at());
  }
}
