package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.casefile.Refused;
import io.dueprocess.employee.HrPartners;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/**
 * Who may do a group's task in a case: the members of the group but for those who are barred from the case; of HR only
 * those who serve the unit of the employee. A task of HR whose unit nobody serves is for HR leads, too, so that it does
 * not wait for nobody.
 */
@Component
class TaskAccess {

  static final String HR = "hr";
  static final String HR_LEAD = "hrLead";

  private final CaseFiles caseFiles;
  private final Impartiality impartiality;
  private final HrPartners hrPartners;
  private final Moments moments;

  TaskAccess(CaseFiles caseFiles, Impartiality impartiality, HrPartners hrPartners, Moments moments) {
    this.caseFiles = caseFiles;
    this.impartiality = impartiality;
    this.hrPartners = hrPartners;
    this.moments = moments;
  }

  /**
   * Who of a group is to see a task.
   *
   * @param everybody whether the whole group does, but for those who are kept out
   * @param only who does where not everybody does
   */
  record Access(boolean everybody, Set<String> only, Set<String> keptOut) {}

  /**
   * Who of this group is to see a task of this case.
   *
   * @param joined who is just coming into the group
   */
  Access of(CaseId id, String group, Set<String> joined) {
    PipCase pipCase = caseFiles.require(id);
    Set<String> barred = impartiality.barred(pipCase);
    Optional<Set<String>> partners =
        HR.equals(group) ? hrPartners.partnersOf(pipCase.employeeId(), moments.today()) : Optional.empty();
    if (partners.isPresent()) {
      Set<String> only = new HashSet<>(membersOrUnknown(partners.get(), group, joined));
      only.removeAll(barred);
      return new Access(false, only, Set.of());
    }
    return new Access(true, Set.of(), membersOrUnknown(barred, group, joined));
  }

  /** A new task of HR, where nobody of HR may do it. */
  void created(DelegateTask task) {
    caseOf(task).filter(id -> hrPartners.divided() && groups(task.getCandidates()).contains(HR))
        .map(id -> of(id, HR, Set.of()))
        .filter(access -> !access.everybody() && access.only().isEmpty())
        .ifPresent(access -> task.addCandidateGroup(HR_LEAD));
  }

  /** Refuses whoever may not do a task that they are given or take. */
  void assigned(DelegateTask task) {
    if (task.getAssignee() != null) {
      caseOf(task).ifPresent(id -> require(id, task.getAssignee(), groups(task.getCandidates())));
    }
  }

  /** Refuses whoever is barred from the case, and who of HR does not serve it and is there for nothing else. */
  void require(CaseId id, String userId, Collection<String> groups) {
    reason(id, userId, groups).ifPresent(sentence -> {
      throw new Refused(sentence);
    });
  }

  /** Why somebody may not do a task of these groups, in a sentence to them; empty where they may. */
  Optional<String> reason(CaseId id, String userId, Collection<String> groups) {
    PipCase pipCase = caseFiles.require(id);
    return impartiality.reason(pipCase, userId).or(() -> List.copyOf(groups).equals(List.of(HR))
            && !hrPartners.serves(userId, pipCase.employeeId(), moments.today())
        ? Optional.of("You are not the HR partner of the employee's unit. Leave this task to a colleague who is.")
        : Optional.empty());
  }

  /** The group as whose member somebody does a task of these groups; empty where they are in none of them. */
  static Optional<String> role(Collection<String> groups, Authentication signedIn) {
    return signedIn.getGroupIds().stream().filter(groups::contains).sorted().findFirst();
  }

  /** The groups among those who are named for a task. */
  static Set<String> groups(Collection<IdentityLink> named) {
    return named.stream().map(IdentityLink::getGroupId).filter(group -> group != null).collect(Collectors.toSet());
  }

  private static Optional<CaseId> caseOf(DelegateTask task) {
    return Optional.ofNullable(task.getExecution()).map(execution -> execution.getProcessBusinessKey())
        .map(CaseId::new);
  }

  /** Those who are in the group, or of whom the engine knows nothing because the company's directory has them. */
  private static Set<String> membersOrUnknown(Set<String> userIds, String group, Set<String> joined) {
    if (userIds.isEmpty()) {
      return Set.of();
    }
    ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
    return Context.getCommandContext().runWithoutAuthorization(() -> {
      String[] asked = userIds.toArray(new String[0]);
      Set<String> known = ids(engine.getIdentityService().createUserQuery().userIdIn(asked).list());
      Set<String> members =
          ids(engine.getIdentityService().createUserQuery().userIdIn(asked).memberOfGroup(group).list());
      return userIds.stream()
          .filter(id -> members.contains(id) || joined.contains(id) || !known.contains(id))
          .collect(Collectors.toSet());
    });
  }

  private static Set<String> ids(List<User> users) {
    return users.stream().map(User::getId).collect(Collectors.toSet());
  }
}
