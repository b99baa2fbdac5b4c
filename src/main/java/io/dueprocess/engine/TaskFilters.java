package io.dueprocess.engine;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The filters that everybody finds in Tasklist from the first start. Without one the list stays empty even for who
 * has tasks. A filter that somebody has changed since is left alone.
 */
@Component
class TaskFilters {

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  void ensure() {
    filter("My tasks", "Tasks that are mine to do", -30, tasks.createTaskQuery()
        .taskAssigneeExpression("${currentUser()}"));
    filter("My group's tasks", "Tasks of my groups that nobody has claimed yet", -20, tasks.createTaskQuery()
        .taskCandidateGroupInExpression("${currentUserGroups()}"));
    filter("Overdue", "Tasks past their due date, mine or my groups'", -10, tasks.createTaskQuery()
        .dueBeforeExpression("${now()}"));
    filter("Due this week", "Tasks due within seven days, mine or my groups'", 0, tasks.createTaskQuery()
        .dueAfterExpression("${now()}")
        .dueBeforeExpression("${dateTime().plusWeeks(1)}"));
  }

  private void filter(String name, String description, int priority, TaskQuery query) {
    if (filters.createFilterQuery().filterName(name).count() > 0) {
      return;
    }
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(query.orderByTaskPriority().desc().orderByDueDate().asc());
    filter.setProperties(
        Map.of("description", description, "priority", priority, "refresh", true, "showUndefinedVariable", false));
    filters.saveFilter(filter);
    Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
    everybody.setUserId(Authorization.ANY);
    everybody.setResource(Resources.FILTER);
    everybody.setResourceId(filter.getId());
    everybody.addPermission(Permissions.READ);
    authorizations.saveAuthorization(everybody);
  }
}
