package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.WithLog;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.engine.ReportStandingCases.StandingCase;
import io.dueprocess.engine.ReportStandingCases;
import io.dueprocess.engine.StandingLook;
import io.dueprocess.event.EventKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What somebody did to a case behind the product's back is found by the daily check, and told until it is repaired. */
@ExtendWith({WithLog.class, OutputCaptureExtension.class})
class StandingCasesTest extends ProcessTestCase {

  @Autowired private ReportStandingCases reportStandingCases;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;

  @Test
  void aCaseWhoseProcessWasDeletedIsInTheListAndInTheLogUntilItIsClosed(CapturedOutput log) {
    CaseDriver c = underperformer().requested();
    runtime.deleteProcessInstance(life(c).getId(), "by hand", true);

    assertThat(StandingLook.at(context, c.id())).isEqualTo("NO_PROCESS");
    reportStandingCases.report();
    assertThat(reported(c)).contains(new StandingCase(c.id(), c.today(), "NO_PROCESS"));
    assertThat(log).containsOnlyOnce("Case " + c.id() + " stands still: the engine has no process of it any more");

    LocalDate first = c.today();
    c.daysPass(3);
    reportStandingCases.report();
    assertThat(reported(c)).as("since when").map(StandingCase::since).contains(first);

    caseFiles.close(c.id(), CaseOutcome.WITHDRAWN);
    reportStandingCases.report();
    assertThat(reported(c)).isEmpty();
  }

  @Test
  void aCaseWhoseStageWasDeletedAloneStandsStill() {
    CaseDriver c = underperformer().requested();
    runtime.deleteProcessInstanceIfExists(stage(c).getId(), "by hand", true, true, true, true);

    assertThat(StandingLook.at(context, c.id())).isIn("NO_PROCESS", "NOTHING_DUE");
    reportStandingCases.report();
    assertThat(reported(c)).isPresent();
  }

  @Test
  void aCaseWhoseOnlyTimerWasDeletedIsToldByAnIncidentUntilTheTimerIsMadeAnew(CapturedOutput log) {
    CaseDriver c = inPeriod(underperformer());
    ProcessInstance period = stage(c);
    noJobsLeft(period);

    reportStandingCases.report();
    reportStandingCases.report();
    assertThat(reported(c)).map(StandingCase::why).contains("NOTHING_DUE");
    assertThat(incidentsOf(period)).singleElement().satisfies(incident -> {
      assertThat(incident.getIncidentMessage()).isEqualTo("NOTHING_DUE");
      assertThat(incident.getActivityId()).isEqualTo("IntermediateEvent_PeriodStarts");
    });
    assertThat(incidentsOf(life(c))).as("seen in the life of the case as well").hasSize(1);
    assertThat(log).contains("Case " + c.id() + " stands still: no task, timer or other job of it is due");
    assertThat(log.getOut()).doesNotContain(c.employee().lastName());

    runtime.createProcessInstanceModification(period.getId()).cancelAllForActivity("IntermediateEvent_PeriodStarts")
        .startBeforeActivity("IntermediateEvent_PeriodStarts").execute();
    reportStandingCases.report();
    assertThat(reported(c)).isEmpty();
    assertThat(incidentsOf(period)).isEmpty();
    assertThat(incidentsOf(life(c))).isEmpty();
    c.until("RecordCheckIn");
  }

  @Test
  void aCaseThatSomebodySuspendedIsToldByAnIncidentUntilItIsActivated() {
    CaseDriver c = underperformer().requested();
    ProcessInstance stage = stage(c);
    runtime.suspendProcessInstanceById(stage.getId());

    reportStandingCases.report();
    assertThat(reported(c)).map(StandingCase::why).contains("SUSPENDED");
    assertThat(incidentsOf(stage)).hasSize(1);

    runtime.activateProcessInstanceById(stage.getId());
    reportStandingCases.report();
    assertThat(reported(c)).isEmpty();
    assertThat(incidentsOf(stage)).isEmpty();
    c.does("hanna", "DecideOnFile", Forms.decision("DECLINE")).hasEnded("DECLINED");
  }

  @Test
  void aLifeThatSomebodySuspendedStandsStillThoughItsStageGoesOn() {
    CaseDriver c = underperformer().requested();
    runtime.suspendProcessInstanceById(life(c).getId());
    assertThat(StandingLook.at(context, c.id())).isEqualTo("SUSPENDED");
    reportStandingCases.report();
    assertThat(incidentsOf(life(c))).hasSize(1);
    runtime.activateProcessInstanceById(life(c).getId());
    assertThat(StandingLook.at(context, c.id())).isEqualTo("MOVES");
  }

  @Test
  void aTaskThatIsLateStandsStillOnceNobodyElseIsToldAnyMore() {
    CaseDriver c = underperformer().requested();
    noJobsLeft(stage(c));
    assertThat(StandingLook.at(context, c.id())).as("there is time left").isEqualTo("MOVES");
    c.daysPass(20);
    assertThat(StandingLook.at(context, c.id())).isEqualTo("NOTHING_DUE");
  }

  @Test
  void aSuspendedStageIsFineDuringALeaveAndOnlyWhileTheEndOfTheLeaveIsWatched() {
    CaseDriver c = onLeave(inPeriod(underperformer()));
    assertThat(StandingLook.at(context, c.id())).isEqualTo("MOVES");
    noJobsLeft(life(c));
    c.daysPass(20);
    assertThat(StandingLook.at(context, c.id())).isEqualTo("NOTHING_DUE");
  }

  @Test
  void aStageThatSomebodySuspendedIsNoLeaveThoughOneIsPlanned() {
    CaseDriver c = inPeriod(underperformer());
    leave(c, EventKind.SICK_LEAVE, c.today().plusDays(30), null);
    assertThat(StandingLook.at(context, c.id())).isEqualTo("MOVES");
    runtime.suspendProcessInstanceById(stage(c).getId());
    assertThat(StandingLook.at(context, c.id())).isEqualTo("SUSPENDED");
  }

  @Test
  void aConcernThatNobodyIsAskedAboutStandsStillThoughTheStageGoesOn() {
    CaseDriver c = complained(inPeriod(underperformer()));
    noJobsLeft(life(c));
    assertThat(StandingLook.at(context, c.id())).isEqualTo("MOVES");
    c.daysPass(8);
    assertThat(StandingLook.at(context, c.id())).isEqualTo("NOTHING_DUE");
  }

  @Test
  void aCaseOfWhichAnIncidentTellsIsCountedAndNotReportedAgain() {
    CaseDriver c = inPeriod(underperformer());
    String job = management.createJobQuery().processInstanceId(stage(c).getId()).singleResult().getId();
    reportStandingCases.report();
    int before = reportStandingCases.newest().incidents();
    management.setJobRetries(job, 0);

    assertThat(StandingLook.at(context, c.id())).isEqualTo("INCIDENT");
    reportStandingCases.report();
    assertThat(reported(c)).isEmpty();
    assertThat(reportStandingCases.newest().incidents()).isEqualTo(before + 1);
  }

  private void noJobsLeft(ProcessInstance instance) {
    management.createJobQuery().processInstanceId(instance.getId()).list()
        .forEach(job -> management.deleteJob(job.getId()));
  }

  private Optional<StandingCase> reported(CaseDriver c) {
    return reportStandingCases.newest().standing().stream().filter(one -> one.id().equals(c.id())).findFirst();
  }

  private List<Incident> incidentsOf(ProcessInstance instance) {
    return runtime.createIncidentQuery().processInstanceId(instance.getId()).incidentType("caseStandsStill").list();
  }

  private ProcessInstance life(CaseDriver c) {
    return runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(c.id().value(), "pip-lifecycle").singleResult();
  }

  private ProcessInstance stage(CaseDriver c) {
    return runtime.createProcessInstanceQuery().superProcessInstanceId(life(c).getId()).singleResult();
  }
}
