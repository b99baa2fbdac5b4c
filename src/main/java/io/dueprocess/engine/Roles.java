package io.dueprocess.engine;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * The groups of the product and what they may do in the engine, made at start-up where they are missing. Tasks need
 * no grant here: the engine gives a task to its assignee and its candidate groups when it makes it.
 */
@Component
class Roles {

  private static final Map<String, String> GROUPS = new TreeMap<>(Map.of(
      "manager", "Managers",
      "hr", "HR partners",
      "hrLead", "HR leads: second approvers",
      "legal", "Counsel",
      "employee", "Employees",
      "operations", "Operations",
      "modeller", "Modellers",
      Groups.CAMUNDA_ADMIN, "Administrators of users and groups"));

  private static final String LIFECYCLE = "pip-lifecycle";

  private final IdentityService identity;
  private final AuthorizationService authorizations;

  Roles(IdentityService identity, AuthorizationService authorizations) {
    this.identity = identity;
    this.authorizations = authorizations;
  }

  void ensure() {
    GROUPS.forEach(this::group);
    for (String group : new String[] {"manager", "hr", "hrLead", "legal", "employee"}) {
      grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
      grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
    }
    grant("manager", Resources.PROCESS_DEFINITION, LIFECYCLE, Permissions.READ, Permissions.CREATE_INSTANCE);
    grant("manager", Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);

    grant("operations", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant("operations", Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_INSTANCE,
        ProcessDefinitionPermissions.RETRY_JOB, Permissions.READ_HISTORY);
    grant("operations", Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.READ,
        ProcessInstancePermissions.RETRY_JOB);
    grant("operations", Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ);

    grant("modeller", Resources.APPLICATION, "cockpit", Permissions.ACCESS);
    grant("modeller", Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
    grant("modeller", Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ);
    grant("modeller", Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ, Permissions.CREATE);

    for (Resources resource : Resources.values()) {
      grant(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
    }
  }

  private void group(String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      Group group = identity.newGroup(id);
      group.setName(name);
      group.setType(Groups.CAMUNDA_ADMIN.equals(id) ? Groups.GROUP_TYPE_SYSTEM : "role");
      identity.saveGroup(group);
    }
  }

  private void grant(String group, Resource resource, String resourceId, Permission... permissions) {
    boolean granted = authorizations.createAuthorizationQuery()
        .groupIdIn(group).resourceType(resource).resourceId(resourceId).count() > 0;
    if (!granted) {
      Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(group);
      grant.setResource(resource);
      grant.setResourceId(resourceId);
      grant.setPermissions(permissions);
      authorizations.saveAuthorization(grant);
    }
  }
}
