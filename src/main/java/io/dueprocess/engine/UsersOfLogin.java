package io.dueprocess.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.db.DbGroupQueryImpl;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The users and groups of the engine, where whoever signed in with the company's directory is a user of the groups that
 * their login says. Wherever the engine or we ask for somebody's groups, this answers: there is no second place in
 * which a group could count that the directory has taken away.
 */
class UsersOfLogin extends DbIdentityServiceProvider {

  /** Makes one for each command, as the engine does with its own. */
  static final class Factory implements SessionFactory {

    private final boolean local;

    /** Whether people sign in as users of the product's own. */
    Factory(boolean local) {
      this.local = local;
    }

    @Override
    public Class<?> getSessionType() {
      return UsersOfLogin.class;
    }

    @Override
    public Session openSession() {
      return new UsersOfLogin(local);
    }
  }

  private final boolean local;

  private UsersOfLogin(boolean local) {
    this.local = local;
  }

  @Override
  public UserEntity findUserById(String userId) {
    return DirectoryLogin.of(userId).map(login -> user(userId, login)).orElseGet(() -> super.findUserById(userId));
  }

  @Override
  public List<User> findUserByQueryCriteria(DbUserQueryImpl query) {
    Optional<DirectoryLogin> login = DirectoryLogin.of(query.getId());
    return login.isPresent() ? List.of(user(query.getId(), login.get())) : super.findUserByQueryCriteria(query);
  }

  /**
   * With a directory there is always an administrator, somewhere in it: the web applications would have whoever comes
   * first make one, and we would make one of our own that cannot sign in.
   */
  @Override
  public long findUserCountByQueryCriteria(DbUserQueryImpl query) {
    if (!local && Groups.CAMUNDA_ADMIN.equals(query.getGroupId()) && query.getId() == null) {
      return Math.max(1, super.findUserCountByQueryCriteria(query));
    }
    return DirectoryLogin.of(query.getId()).isPresent() ? 1 : super.findUserCountByQueryCriteria(query);
  }

  @Override
  public List<Group> findGroupByQueryCriteria(DbGroupQueryImpl query) {
    return DirectoryLogin.of(query.getUserId()).map(login -> groups(login, query))
        .orElseGet(() -> super.findGroupByQueryCriteria(query));
  }

  @Override
  public long findGroupCountByQueryCriteria(DbGroupQueryImpl query) {
    return DirectoryLogin.of(query.getUserId()).map(login -> (long) groups(login, query).size())
        .orElseGet(() -> super.findGroupCountByQueryCriteria(query));
  }

  private List<Group> groups(DirectoryLogin login, DbGroupQueryImpl query) {
    return login.groups().stream().sorted()
        .filter(id -> query.getId() == null || query.getId().equals(id))
        // not by findGroupById, which asks whether the user may read of the group
        .map(id -> (Group) getDbEntityManager().selectById(GroupEntity.class, id))
        .filter(group -> group != null)
        .toList();
  }

  /** Not kept anywhere. */
  private static UserEntity user(String userId, DirectoryLogin login) {
    UserEntity user = new UserEntity(userId);
    String name = login.name() == null || login.name().isBlank() ? userId : login.name().strip();
    int blank = name.lastIndexOf(' ');
    user.setFirstName(blank < 0 ? "" : name.substring(0, blank));
    user.setLastName(name.substring(blank + 1));
    return user;
  }
}
