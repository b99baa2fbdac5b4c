package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.casefile.DailyWork;
import io.dueprocess.casefile.EntryKind;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has taken up a group's task and is not there does not hold up the case. */
class GiveBackTasksTest extends ProcessTestCase {

  @Autowired private List<DailyWork> dailyWork;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService users;

  @AfterEach
  void everybodyIsBack() {
    jdbc.sql("delete from leave_of_absence where employee_id = ?").param(henry()).update();
    jdbc.sql("update employee set left_on = null where id = ?").param(henry()).update();
  }

  @Test
  void aTaskOfSomebodyWhoIsThereStaysTheirs() {
    CaseDriver c = takenUp();
    look();
    assertThat(c.task("DecideOnFile").assignee()).isEqualTo("henry");
    assertThat(c.count(EntryKind.TASK_GIVEN_BACK)).isZero();
  }

  @Test
  void aTaskOfSomebodyOnLeaveGoesBackToTheGroupWithAnEntry() {
    CaseDriver c = takenUp();
    onLeave(c.today().plusDays(1), c.today().plusDays(9));
    look();
    assertThat(c.task("DecideOnFile").assignee()).isEqualTo("henry");
    c.daysPass(1);
    look();
    assertThat(c.task("DecideOnFile").assignee()).isNull();
    assertThat(c.trace()).endsWith("TASK_GIVEN_BACK DecideOnFile");
    int entries = c.file().entries().size();
    look();
    assertThat(c.file().entries()).hasSize(entries);
    c.does("hanna", "DecideOnFile", Forms.decision("DECLINE")).hasEnded("DECLINED");
  }

  @Test
  void aTaskOfSomebodyWhoHasLeftGoesBackToTheGroup() {
    CaseDriver c = takenUp();
    jdbc.sql("update employee set left_on = ? where id = ?").params(c.today().minusDays(1), henry()).update();
    look();
    assertThat(c.task("DecideOnFile").assignee()).isNull();
  }

  private CaseDriver takenUp() {
    CaseDriver c = underperformer().requested();
    String task = c.task("DecideOnFile").id();
    users.setAuthentication("henry", List.of("hr", "employee"));
    try {
      tasks.claim(task, "henry");
    } finally {
      users.clearAuthentication();
    }
    return c;
  }

  private void look() {
    dailyWork.forEach(DailyWork::doIfDue);
  }

  private void onLeave(LocalDate from, LocalDate until) {
    jdbc.sql("insert into leave_of_absence (employee_id, starts_on, ends_on, leave_type, is_protected) "
            + "values (?, ?, ?, 'Holiday', false)")
        .params(henry(), from, until).update();
  }

  private long henry() {
    return employees.findByUserId("henry").orElseThrow().id();
  }
}
