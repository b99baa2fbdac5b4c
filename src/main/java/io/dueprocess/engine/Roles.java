package io.dueprocess.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.stereotype.Component;

/**
 * The groups of the product and what they may do in the engine: this and nothing else, made so at every start. Rights
 * that somebody has given to a group by hand are taken back. Tasks need no grant here: each has its own rights, see
 * {@link TaskAuthorizations}.
 *
 * <p>Administrators see users, groups and who is in which, no case and no right: who could give rights could give them
 * to themselves.
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

  private static final List<Grant> GRANTS = Stream.of(
      Stream.of("manager", "hr", "hrLead", "legal", "employee").flatMap(group -> Stream.of(
          new Grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS),
          new Grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ))),
      Stream.of(
          new Grant("manager", Resources.PROCESS_DEFINITION, PipProcess.LIFECYCLE, Permissions.READ,
              Permissions.CREATE_INSTANCE),
          new Grant("manager", Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE),

          // instances, incidents and jobs; neither variables nor tasks nor the history, which name people
          new Grant("operations", Resources.APPLICATION, "cockpit", Permissions.ACCESS),
          new Grant("operations", Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ,
              Permissions.READ_INSTANCE, ProcessDefinitionPermissions.RETRY_JOB),
          new Grant("operations", Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.READ,
              ProcessInstancePermissions.RETRY_JOB),
          new Grant("operations", Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ),

          new Grant("modeller", Resources.APPLICATION, "cockpit", Permissions.ACCESS),
          new Grant("modeller", Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ,
              Permissions.MIGRATE_INSTANCE),
          new Grant("modeller", Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ),
          new Grant("modeller", Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ, Permissions.CREATE),

          new Grant(Groups.CAMUNDA_ADMIN, Resources.APPLICATION, "admin", Permissions.ACCESS),
          new Grant(Groups.CAMUNDA_ADMIN, Resources.USER, Authorization.ANY, Permissions.ALL),
          new Grant(Groups.CAMUNDA_ADMIN, Resources.GROUP, Authorization.ANY, Permissions.ALL),
          new Grant(Groups.CAMUNDA_ADMIN, Resources.GROUP_MEMBERSHIP, Authorization.ANY, Permissions.ALL)))
      .flatMap(grants -> grants)
      .toList();

  private final IdentityService identity;
  private final AuthorizationService authorizations;

  Roles(IdentityService identity, AuthorizationService authorizations) {
    this.identity = identity;
    this.authorizations = authorizations;
  }

  /** What a group may do with a resource of that id. */
  private record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {

    Grant(String group, Resource resource, String resourceId, Permission... permissions) {
      this(group, resource, resourceId, Set.of(permissions));
    }

    /** As the engine keeps it. */
    Authorization authorization() {
      Authorization authorization = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
      authorization.setGroupId(group);
      authorization.setResource(resource);
      authorization.setResourceId(resourceId);
      permissions.forEach(authorization::addPermission);
      return authorization;
    }

    boolean is(Authorization there) {
      AuthorizationEntity wanted = (AuthorizationEntity) authorization();
      return there.getAuthorizationType() == wanted.getAuthorizationType()
          && there.getResourceType() == wanted.getResourceType()
          && there.getResourceId().equals(wanted.getResourceId())
          && ((AuthorizationEntity) there).getPermissions() == wanted.getPermissions();
    }
  }

  void ensure() {
    GROUPS.forEach(this::group);
    GROUPS.keySet().forEach(this::grants);
  }

  private void grants(String group) {
    List<Grant> wanted = GRANTS.stream().filter(grant -> grant.group().equals(group)).toList();
    List<Authorization> there = authorizations.createAuthorizationQuery().groupIdIn(group).list().stream()
        .filter(authorization -> authorization.getResourceType() != Resources.TASK.resourceType())
        .toList();
    there.stream()
        .filter(authorization -> wanted.stream().noneMatch(grant -> grant.is(authorization)))
        .forEach(authorization -> authorizations.deleteAuthorization(authorization.getId()));
    wanted.stream()
        .filter(grant -> there.stream().noneMatch(grant::is))
        .forEach(grant -> authorizations.saveAuthorization(grant.authorization()));
  }

  private void group(String id, String name) {
    if (identity.createGroupQuery().groupId(id).count() == 0) {
      Group group = identity.newGroup(id);
      group.setName(name);
      group.setType(Groups.CAMUNDA_ADMIN.equals(id) ? Groups.GROUP_TYPE_SYSTEM : "role");
      identity.saveGroup(group);
    }
  }
}
