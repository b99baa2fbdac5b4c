package io.dueprocess.engine;

import io.dueprocess.casefile.DailyWork;
import io.dueprocess.casefile.Moments;
import java.time.LocalDate;
import java.util.Arrays;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the rights on the open tasks of groups fit once the reporting lines or the units of HR partners are others than
 * at the look before, and once a day. What somebody may do is asked for anew when they do it; this is for what lists
 * show.
 */
@Component
class RefreshTaskRights implements DailyWork {

  private final TaskService tasks;
  private final ProcessEngine engine;
  private final JdbcClient jdbc;
  private final Moments moments;

  private Seen seen;

  RefreshTaskRights(TaskService tasks, ProcessEngine engine, JdbcClient jdbc, Moments moments) {
    this.tasks = tasks;
    this.engine = engine;
    this.jdbc = jdbc;
    this.moments = moments;
  }

  /** What the rights rest on: the day, and prints of the lines, the units and who was taken out of a case. */
  private record Seen(LocalDate on, int lines, int partners, int barred) {}

  @Override
  public synchronized void doIfDue() {
    Seen now = new Seen(moments.today(),
        print("select id, manager_id, user_id, unit from employee order by id"),
        print("select employee_id, unit, ends_on from hr_partner order by employee_id, unit"),
        print("select case_id, employee_id from case_barred order by case_id, employee_id"));
    if (!now.equals(seen)) {
      ProcessEngineConfigurationImpl configuration =
          (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
      TaskAuthorizations rights = (TaskAuthorizations) configuration.getResourceAuthorizationProvider();
      for (Task task : tasks.createTaskQuery().withCandidateGroups().includeAssignedTasks().list()) {
        configuration.getCommandExecutorTxRequired().execute(context -> {
          rights.refresh(context, task.getId());
          return null;
        });
      }
      seen = now;
    }
  }

  /** Of thousands of rows none is kept from one look to the next. */
  private int print(String sql) {
    return jdbc.sql(sql).query((row, number) -> {
      Object[] columns = new Object[row.getMetaData().getColumnCount()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] = row.getString(i + 1);
      }
      return Arrays.hashCode(columns);
    }).list().hashCode();
  }
}
