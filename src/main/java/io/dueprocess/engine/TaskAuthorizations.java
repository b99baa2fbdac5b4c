package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextListener;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The rights on each task as {@link TaskAccess} says. As it comes, the engine grants a task to its assignee and its
 * groups and takes nothing back when it goes to somebody else. Here the rights of a task are made to fit at the end of
 * each command that changed who it is for: what is missing is added, what is too much goes.
 */
final class TaskAuthorizations extends DefaultAuthorizationProvider {

  private final ListableBeanFactory beans;
  private final Map<CommandContext, Touched> touched = Collections.synchronizedMap(new WeakHashMap<>());

  TaskAuthorizations(ListableBeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
    return later(task);
  }

  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String before, String after) {
    return later(task);
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
    return later(task);
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
    return later(task);
  }

  @Override
  public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String userId, String type) {
    return later(task);
  }

  @Override
  public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
    return later(task);
  }

  /** People see and change themselves, their password above all; nobody takes their own login away. */
  @Override
  public AuthorizationEntity[] newUser(User user) {
    return new AuthorizationEntity[] {createGrantAuthorization(
        user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE)};
  }

  /** Who comes into a group may be barred from cases of which it has tasks. */
  @Override
  public AuthorizationEntity[] groupMembershipCreated(String groupId, String userId) {
    touchedIn(Context.getCommandContext()).joined.computeIfAbsent(groupId, id -> new HashSet<>()).add(userId);
    return super.groupMembershipCreated(groupId, userId);
  }

  /** Makes the rights on a task fit anew, after something else has changed than the task. */
  void refresh(CommandContext context, String taskId) {
    TaskEntity task = context.getTaskManager().findTaskById(taskId);
    if (task != null) {
      touchedIn(context).tasks.add(task);
    }
  }

  private AuthorizationEntity[] later(Task task) {
    touchedIn(Context.getCommandContext()).tasks.add((TaskEntity) task);
    return null;
  }

  private Touched touchedIn(CommandContext command) {
    return touched.computeIfAbsent(command, context -> {
      Touched first = new Touched();
      context.registerCommandContextListener(first);
      return first;
    });
  }

  /** What a command changed; looked at when it ends, before it is written to the database. */
  private final class Touched implements CommandContextListener {

    private final Set<TaskEntity> tasks = new LinkedHashSet<>();
    /** Who has come into a group, which the database does not know yet. */
    private final Map<String, Set<String>> joined = new HashMap<>();

    @Override
    public void onCommandContextClose(CommandContext context) {
      context.runWithoutAuthorization(() -> {
        joined.keySet().forEach(group -> tasks.addAll(openTasks(context, group)));
        tasks.stream()
            .filter(task -> !context.getDbEntityManager().isDeleted(task))
            .forEach(task -> fit(context, task, joined));
        return null;
      });
      tasks.clear();
      joined.clear();
    }

    @Override
    public void onCommandFailed(CommandContext context, Throwable failure) {
      tasks.clear();
      joined.clear();
    }
  }

  private static List<TaskEntity> openTasks(CommandContext context, String group) {
    return Context.getProcessEngineConfiguration().getTaskService().createTaskQuery()
        .taskCandidateGroup(group).includeAssignedTasks().list().stream()
        .map(task -> context.getTaskManager().findTaskById(task.getId()))
        .toList();
  }

  /** One right on a task; of user and group one is null. */
  private record Right(int type, String userId, String groupId) {}

  private void fit(CommandContext context, TaskEntity task, Map<String, Set<String>> joined) {
    Set<Right> wanted = wanted(task, joined);
    for (Authorization there : stored(task)) {
      if (!wanted.remove(new Right(there.getAuthorizationType(), there.getUserId(), there.getGroupId()))) {
        context.getAuthorizationManager().delete((AuthorizationEntity) there);
      }
    }
    wanted.forEach(right -> context.getAuthorizationManager().insert(authorization(task, right)));
  }

  private static List<Authorization> stored(TaskEntity task) {
    return Context.getProcessEngineConfiguration().getAuthorizationService().createAuthorizationQuery()
        .resourceType(Resources.TASK).resourceId(task.getId()).list();
  }

  private Set<Right> wanted(TaskEntity task, Map<String, Set<String>> joined) {
    Set<Right> wanted = new HashSet<>();
    String key = task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
    if (task.getAssignee() != null) {
      wanted.add(new Right(Authorization.AUTH_TYPE_GRANT, task.getAssignee(), null));
    }
    for (String group : TaskAccess.groups(task.getCandidates())) {
      if (key == null) {
        wanted.add(new Right(Authorization.AUTH_TYPE_GRANT, null, group));
        continue;
      }
      TaskAccess.Access access = beans.getBean(TaskAccess.class)
          .of(new CaseId(key), group, joined.getOrDefault(group, Set.of()));
      if (access.everybody()) {
        wanted.add(new Right(Authorization.AUTH_TYPE_GRANT, null, group));
      }
      wanted.addAll(access.only().stream()
          .map(userId -> new Right(Authorization.AUTH_TYPE_GRANT, userId, null)).collect(Collectors.toSet()));
      wanted.addAll(access.keptOut().stream()
          .map(userId -> new Right(Authorization.AUTH_TYPE_REVOKE, userId, null)).collect(Collectors.toSet()));
    }
    return wanted;
  }

  private AuthorizationEntity authorization(TaskEntity task, Right right) {
    AuthorizationEntity authorization = new AuthorizationEntity(right.type());
    authorization.setUserId(right.userId());
    authorization.setGroupId(right.groupId());
    authorization.setResource(Resources.TASK);
    authorization.setResourceId(task.getId());
    if (right.type() == Authorization.AUTH_TYPE_REVOKE) {
      authorization.removePermission(Permissions.ALL);
    } else {
      authorization.addPermission(Permissions.READ);
      authorization.addPermission(getDefaultUserPermissionForTask());
      // Tasklist shows no form without it; what it reads is what the flow needs, nothing of a person
      authorization.addPermission(TaskPermissions.READ_VARIABLE);
    }
    return authorization;
  }
}
