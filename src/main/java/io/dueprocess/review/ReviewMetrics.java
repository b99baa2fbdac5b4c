package io.dueprocess.review;

import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.period.CheckIns;
import org.springframework.stereotype.Component;

/** Puts on record whether the goals were met. */
@Component
public class ReviewMetrics {

  /** Topic of the finding. */
  public static final String TOPIC = "ReviewMetrics";

  private final CaseFiles caseFiles;

  ReviewMetrics(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  void review(CaseId id) {
    CaseFile file = caseFiles.read(id);
    caseFiles.append(id, Actor.SYSTEM, EntryKind.FINDING, TOPIC, ReviewMetricsRule.review(
        CheckIns.goals(file), CheckIns.held(file), CheckIns.missed(file), file.policy()));
  }
}
