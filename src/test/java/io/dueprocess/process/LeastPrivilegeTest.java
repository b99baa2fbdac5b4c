package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.casefile.DailyWork;
import io.dueprocess.employee.Employee;
import io.dueprocess.event.EventKind;
import io.dueprocess.event.ReportEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees which case and does which task, in the engine and in the product alike. */
class LeastPrivilegeTest extends ProcessTestCase {

  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private RepositoryService repository;
  @Autowired private ManagementService management;
  @Autowired private AuthorizationService authorizations;
  @Autowired private List<DailyWork> dailyWork;
  @Autowired private Browser browser;

  @AfterEach
  void asItWas() {
    identity.clearAuthentication();
    jdbc.sql("delete from hr_partner").update();
    jdbc.sql("update employee set manager_id = null where user_id in ('mia', 'hanna', 'henry')").update();
    refresh();
  }

  // the reporting line

  @Test
  void whoStandsAboveTheManagerHasNoPartWhateverTheirGroup() throws Exception {
    Employee above = colleague("hr", "hrLead");
    reportsTo("mia", above.id());
    CaseDriver c = underperformer().requested();

    keptOut(c, above.userId(), "DecideOnFile");
  }

  @Test
  void whoReportsToTheManagerHasNoPartWhateverTheirGroup() throws Exception {
    Employee above = colleague("manager");
    reportsTo("mia", above.id());
    Employee below = people.newcomer("DEFAULT", employees.findByUserId("mia").orElseThrow().id());
    identity.createMembership(below.userId(), "hr");
    CaseDriver c = underperformer().requested();

    keptOut(c, below.userId(), "DecideOnFile");
  }

  @Test
  void theSubjectsReportHasNoPartWhateverTheirGroup() throws Exception {
    CaseDriver c = underperformer();
    Employee below = people.newcomer("DEFAULT", c.employee().id());
    identity.createMembership(below.userId(), "hr");
    c.requested();

    keptOut(c, below.userId(), "DecideOnFile");
  }

  @Test
  void whoComesIntoAGroupLaterIsKeptOutOfTheTasksThatStandOpen() throws Exception {
    Employee above = colleague("manager");
    reportsTo("mia", above.id());
    CaseDriver c = underperformer().requested();
    identity.createMembership(above.userId(), "hr");

    keptOut(c, above.userId(), "DecideOnFile");
  }

  @Test
  void whoComesIntoTheLineLaterLosesTheTaskWithTheNextLook() throws Exception {
    CaseDriver c = underperformer().requested();
    assertThat(seesTask("henry", c)).isTrue();
    reportsTo("mia", employees.findByUserId("henry").orElseThrow().id());
    assertThatThrownBy(() -> c.does("henry", "DecideOnFile", Forms.decision("READY_FOR_PLAN")))
        .as("at once, before any look").hasMessageContaining("reporting line");
    refresh();

    keptOut(c, "henry", "DecideOnFile");
  }

  @Test
  void belowTheHeadOfTheOrganisationSomebodyMayStillDecide() {
    reportsTo("hanna", employees.findByUserId("mia").orElseThrow().id());
    CaseDriver c = underperformer().requested();

    assertThat(seesTask("hanna", c)).isTrue();
    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")).waitsFor("DraftPlan");
  }

  @Test
  void nobodyIsGivenATaskThatTheyMayNotDo() {
    Employee above = colleague("hr");
    reportsTo("mia", above.id());
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();

    assertThatThrownBy(() -> tasks.setAssignee(task, above.userId())).hasMessageContaining("reporting line");
    assertThatThrownBy(() -> tasks.claim(task, above.userId())).hasMessageContaining("reporting line");
    assertThatThrownBy(() -> as("hanna", () -> {
      tasks.setAssignee(task, "henry");
      return null;
    })).as("nor does one of the group hand it on").isInstanceOf(AuthorizationException.class);
    assertThat(c.task("DecideOnFile").assignee()).isNull();
  }

  @Test
  void whomAComplaintIsAboutHasNoPartFromThenOn() throws Exception {
    CaseDriver c = underperformer().requested();
    assertThat(seesTask("henry", c)).isTrue();
    assertThat(listed("henry", c)).isTrue();
    reported(c,
        new ReportEvent.Form(EventKind.COMPLAINT, c.today(), null, null, "About how I was spoken to.", "HENRY"));

    keptOut(c, "henry", "DecideOnFile");
    assertThat(status("hanna", c)).isEqualTo(200);
    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
  }

  @Test
  void aRespondentIsSomebodyOfTheDirectoryAndNotTheEmployee() {
    CaseDriver c = underperformer().requested();
    for (String number : List.of("NOBODY", c.employee().number())) {
      assertThatThrownBy(() -> reported(c,
          new ReportEvent.Form(EventKind.COMPLAINT, c.today(), null, null, "About pay.", number)))
          .hasMessageContaining("Respondent: ");
    }
    assertThatThrownBy(() -> reported(c,
        new ReportEvent.Form(EventKind.SICK_LEAVE, c.today(), null, null, null, "HENRY")))
        .hasMessageContaining("Respondent: belongs to a complaint");
  }

  // units

  @Test
  void hrPartnersSeeTheCasesOfTheirUnitsAndHrLeadsAll() throws Exception {
    unit("henry", "Elsewhere");
    unit("hanna", "Operations");
    CaseDriver c = underperformer().requested();

    keptOut(c, "henry", "DecideOnFile");
    assertThat(seesTask("hanna", c)).isTrue();
    assertThat(status("hanna", c)).isEqualTo(200);
    assertThat(status("lena", c)).isEqualTo(200);
    assertThat(listed("hanna", c)).isTrue();
    assertThat(listed("lena", c)).isTrue();
    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")).waitsFor("DraftPlan");
  }

  @Test
  void aTaskOfHrWhoseUnitNobodyServesIsForHrLeadsToo() throws Exception {
    unit("henry", "Elsewhere");
    CaseDriver c = underperformer().requested();

    keptOut(c, "hanna", "DecideOnFile");
    assertThat(seesTask("lena", c)).isTrue();
    c.does("lena", "DecideOnFile", Forms.decision("READY_FOR_PLAN")).waitsFor("DraftPlan");
  }

  @Test
  void aUnitThatIsHandedOverTakesItsOpenTasksAlong() throws Exception {
    unit("henry", "Operations");
    CaseDriver c = underperformer().requested();
    assertThat(seesTask("henry", c)).isTrue();
    jdbc.sql("update hr_partner set ends_on = ?").param(c.today().minusDays(1)).update();
    unit("hanna", "Operations");
    refresh();

    keptOut(c, "henry", "DecideOnFile");
    assertThat(seesTask("hanna", c)).isTrue();
  }

  @Test
  void whatSomebodyHadTakenUpGoesBackOnceTheUnitIsAnothers() throws Exception {
    unit("henry", "Operations");
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    as("henry", () -> {
      tasks.claim(task, "henry");
      return null;
    });
    jdbc.sql("update hr_partner set ends_on = ?").param(c.today().minusDays(1)).update();
    unit("hanna", "Operations");
    look("GiveBackTasks");
    refresh();

    keptOut(c, "henry", "DecideOnFile");
    assertThat(c.trace()).endsWith("TASK_GIVEN_BACK DecideOnFile");
    assertThat(seesTask("hanna", c)).isTrue();
  }

  // manager, counsel, subject

  @Test
  void aFormerManagerLosesTheCaseWithTheChange() throws Exception {
    CaseDriver c = underperformer().requested().does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));
    assertThat(seesTask("mia", c)).isTrue();
    assertThat(status("mia", c)).isEqualTo(200);
    reported(c, new ReportEvent.Form(EventKind.MANAGER_CHANGE, c.today(), null, "OMAR", null));

    assertThat(seesTask("mia", c)).isFalse();
    assertThat(status("mia", c)).isEqualTo(404);
    assertThat(listed("mia", c)).isFalse();
    assertThat(seesTask("omar", c)).isTrue();
    assertThat(status("omar", c)).isEqualTo(200);
  }

  @Test
  void counselReadTheCasesThatWerePutBeforeThemAndNoOther() throws Exception {
    CaseDriver without = underperformer().requested();
    CaseDriver with = withComplaint().requested();
    assertThat(status("carl", without)).isEqualTo(404);
    assertThat(listed("carl", without)).isFalse();
    assertThat(status("carl", with)).isEqualTo(200);
    assertThat(listed("carl", with)).isTrue();

    with.does("carl", "ReviewLegalRisk", Forms.of("advice", "PROCEED", "reason", "No link to the complaint."));
    assertThat(status("carl", with)).as("what counsel advised on stays readable").isEqualTo(200);
    assertThat(listed("carl", with)).isTrue();
  }

  @Test
  void whoGaveATaskBackHasNoMoreRightsThanTheirGroup() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    as("hanna", () -> {
      tasks.claim(task, "hanna");
      return null;
    });
    as("hanna", () -> {
      tasks.setAssignee(task, null);
      return null;
    });

    assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task).list())
        .singleElement().satisfies(right -> assertThat(right.getGroupId()).isEqualTo("hr"));
  }

  @Test
  void theRightsOnATaskGoWithIt() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN"));

    assertThat(authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task).list())
        .isEmpty();
  }

  // operations, administrators, modellers

  @Test
  void operationsSeeInstancesWithoutAVariableATaskOrAName() {
    CaseDriver c = underperformer().requested();
    String instance = instanceOf(c);

    as("otto", () -> {
      assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).count()).isEqualTo(1);
      assertThat(runtime.createVariableInstanceQuery().count()).isZero();
      assertThat(tasks.createTaskQuery().count()).isZero();
      assertThat(history.createHistoricTaskInstanceQuery().count()).isZero();
      assertThat(history.createHistoricActivityInstanceQuery().count()).isZero();
      assertThat(history.createHistoricVariableInstanceQuery().count()).isZero();
      assertThat(history.createUserOperationLogQuery().count()).isZero();
      assertThat(history.createHistoricIdentityLinkLogQuery().count()).isZero();
      assertThatThrownBy(() -> runtime.getVariables(instance)).isInstanceOf(AuthorizationException.class);
      return null;
    });
  }

  @Test
  void administratorsSeeNoCaseAndCanGiveNobodyARight() {
    CaseDriver c = underperformer().requested();
    people.user("ada" + c.employee().id(), "camunda-admin");

    as("ada" + c.employee().id(), () -> {
      assertThat(identity.createUserQuery().userId("hanna").count()).isEqualTo(1);
      assertThat(tasks.createTaskQuery().count()).isZero();
      assertThat(runtime.createProcessInstanceQuery().count()).isZero();
      assertThat(runtime.createVariableInstanceQuery().count()).isZero();
      assertThatThrownBy(() -> authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT))
          .isInstanceOf(AuthorizationException.class);
      return null;
    });
  }

  @Test
  void modellersMoveCasesToAnotherModelAndSeeNone() {
    CaseDriver c = underperformer().requested();
    people.user("mona" + c.employee().id(), "modeller");
    String instance = runtime.createProcessInstanceQuery().superProcessInstanceId(instanceOf(c)).singleResult().getId();
    String definition = repository.createProcessDefinitionQuery().processDefinitionKey("file-review").latestVersion()
        .singleResult().getId();

    as("mona" + c.employee().id(), () -> {
      assertThat(runtime.createProcessInstanceQuery().count()).isZero();
      assertThat(tasks.createTaskQuery().count()).isZero();
      var plan = runtime.createMigrationPlan(definition, definition).mapEqualActivities().build();
      runtime.newMigration(plan).processInstanceIds(instance).execute();
      var withVariables = runtime.createMigrationPlan(definition, definition).mapEqualActivities()
          .setVariables(Map.of("outcome", "TERMINATED")).build();
      assertThatThrownBy(() -> runtime.newMigration(withVariables)).hasMessageContaining("form");
      return null;
    });
    c.does("hanna", "DecideOnFile", Forms.decision("READY_FOR_PLAN")).waitsFor("DraftPlan");

    CaseDriver later = underperformer().requested();
    assertThat(management.createJobQuery().timers().processDefinitionKey("file-review").list())
        .as("the reminder and the escalation of a case that came later").hasSize(2);
    later.waitsFor("DecideOnFile");
  }

  @Test
  void nobodyButOperationsReadsWhatBecameOfAJob() {
    CaseDriver c = underperformer().requested();
    List<Job> jobs = management.createJobQuery().list();
    assertThat(jobs).isNotEmpty();
    for (String userId : List.of(c.employee().userId(), "mia", "hanna", "lena", "carl")) {
      for (Job job : jobs) {
        assertThatThrownBy(() -> as(userId, () -> management.getJobExceptionStacktrace(job.getId())))
            .as("%s, job %s of %s", userId, job, job.getProcessDefinitionKey())
            .isInstanceOf(AuthorizationException.class);
      }
    }
  }

  @Test
  void whoIsInNoGroupSeesNothing() throws Exception {
    CaseDriver c = underperformer().requested();
    people.user("nobody" + c.employee().id(), "employee");

    keptOut(c, "nobody" + c.employee().id(), "DecideOnFile");
  }

  private void keptOut(CaseDriver c, String userId, String task) throws Exception {
    assertThat(seesTask(userId, c)).as("task in a list").isFalse();
    String id = c.task(task).id();
    assertThat(as(userId, () -> tasks.createTaskQuery().taskId(id).count())).as("counted").isZero();
    assertThatThrownBy(() -> as(userId, () -> {
      tasks.claim(id, userId);
      return null;
    })).as("claim").isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> c.does(userId, task, Forms.decision("READY_FOR_PLAN")))
        .as("complete").isInstanceOf(RuntimeException.class);
    assertThat(c.task(task).assignee()).isNull();
    assertThat(browser.asks(userId, "/api/tasks/" + id).getStatus()).as("form").isEqualTo(404);
    assertThat(status(userId, c)).as("case file").isEqualTo(404);
    assertThat(listed(userId, c)).as("list").isFalse();
  }

  private boolean seesTask(String userId, CaseDriver c) {
    List<String> open = process.tasks(c.id()).stream().map(t -> t.id()).toList();
    return as(userId, () -> tasks.createTaskQuery().list().stream().anyMatch(t -> open.contains(t.getId())));
  }

  private int status(String userId, CaseDriver c) throws Exception {
    return browser.asks(userId, "/api/cases/" + c.id() + "/file").getStatus();
  }

  private boolean listed(String userId, CaseDriver c) throws Exception {
    JsonNode page = json.readTree(browser.asks(userId, "/api/cases?search=" + c.id()).getContentAsString());
    List<String> ids = new ArrayList<>();
    page.path("cases").forEach(row -> ids.add(row.path("id").asText()));
    assertThat(page.path("total").asInt()).as("the count says what the list says").isEqualTo(ids.size());
    return ids.contains(c.id().value());
  }

  private String instanceOf(CaseDriver c) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(c.id().value()).rootProcessInstances()
        .singleResult().getId();
  }

  /** Somebody who reports to nobody. */
  private Employee colleague(String... groups) {
    Employee colleague = people.newcomer("DEFAULT", null);
    Stream.of(groups).forEach(group -> identity.createMembership(colleague.userId(), group));
    return colleague;
  }

  private void reportsTo(String userId, long managerId) {
    jdbc.sql("update employee set manager_id = ? where user_id = ?").params(managerId, userId).update();
  }

  private void unit(String userId, String unit) {
    jdbc.sql("insert into hr_partner (employee_id, unit) select id, ? from employee where user_id = ?")
        .params(unit, userId).update();
  }

  private void refresh() {
    look("RefreshTaskRights");
  }

  private void look(String name) {
    assertThat(dailyWork).filteredOn(work -> work.getClass().getSimpleName().startsWith(name)).singleElement()
        .satisfies(DailyWork::doIfDue);
  }

  private <T> T as(String userId, Callable<T> call) {
    List<String> groups =
        identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList();
    identity.setAuthentication(userId, groups);
    try {
      return call.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      identity.clearAuthentication();
    }
  }
}
