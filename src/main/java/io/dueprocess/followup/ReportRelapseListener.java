package io.dueprocess.followup;

import io.dueprocess.engine.CompletedTask;
import io.dueprocess.engine.FormListener;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component("reportRelapse")
class ReportRelapseListener extends FormListener<ReportRelapse.Form> {

  private final ReportRelapse reportRelapse;

  ReportRelapseListener(ReportRelapse reportRelapse) {
    super(ReportRelapse.Form.class);
    this.reportRelapse = reportRelapse;
  }

  @Override
  protected Map<String, ?> completed(CompletedTask task, ReportRelapse.Form form) {
    reportRelapse.report(task.caseId(), form, task.actor());
    return Map.of();
  }
}
