package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.EntryKind;
import io.dueprocess.casefile.Moments;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.stereotype.Component;

/**
 * Finds out whether a case stands still: whether somewhere in it nobody is asked in time, nothing is going to happen
 * by itself, and nobody in operations is told. Each place at which it waits is looked at by itself: a case whose leave
 * is watched and whose stage is dead stands still all the same.
 */
@Component
class StandingCases {

  /** Type of the incident by which operations are told; it is no reason for the case to count as told of. */
  static final String INCIDENT = "caseStandsStill";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final CaseFiles caseFiles;
  private final Moments moments;

  StandingCases(RuntimeService runtime, TaskService tasks, ManagementService management, CaseFiles caseFiles,
      Moments moments) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.caseFiles = caseFiles;
    this.moments = moments;
  }

  /** Why a case stands still. */
  enum Why {
    /** The engine has no process of it any more, or only a stage that leads nowhere. */
    NO_PROCESS,
    /** It was suspended, and not for a leave. */
    SUSPENDED,
    /** It waits, and nothing is due. */
    NOTHING_DUE
  }

  /**
   * A case that stands still.
   *
   * @param execution where an incident can tell of it; null where there is nothing that could carry one
   */
  record Standing(Why why, String execution) {}

  /**
   * What was seen of a case.
   *
   * @param incident whether an incident tells operations of it already, such as that of a failed job
   * @param standing how it stands still; empty where it moves or an incident tells of it
   */
  record Look(boolean incident, Optional<Standing> standing) {

    private static final Look MOVES = new Look(false, Optional.empty());
    private static final Look TOLD = new Look(true, Optional.empty());

    private static Look standing(Why why, String execution) {
      return new Look(false, Optional.of(new Standing(why, execution)));
    }
  }

  Look look(CaseId id) {
    List<ExecutionEntity> parts = parts(id);
    Optional<ExecutionEntity> life = parts.stream().filter(part -> part.getSuperExecutionId() == null).findFirst();
    if (life.isEmpty() || !PipProcess.LIFECYCLE.equals(keyOf(life.get()))) {
      return Look.standing(Why.NO_PROCESS, null);
    }
    if (incidents(parts).stream().anyMatch(incident -> !INCIDENT.equals(incident.getIncidentType()))) {
      return Look.TOLD;
    }
    Places places = places(parts);
    for (ExecutionEntity part : parts) {
      if (part.isSuspended()) {
        boolean forLeave = part != life.get() && clockStopped(id) && EventsOfCases.waitsForLeave(runtime, life.get());
        if (!forLeave) {
          return Look.standing(Why.SUSPENDED, places.oneOf(part));
        }
      } else {
        Set<String> moving = moving(part);
        for (ExecutionEntity place : places.waitingIn(part)) {
          if (places.withScopes(place).stream().noneMatch(moving::contains)) {
            return Look.standing(Why.NOTHING_DUE, place.getActivityId() == null ? places.oneOf(part) : place.getId());
          }
        }
      }
    }
    return Look.MOVES;
  }

  /** The incidents by which operations were told that the case stands still. */
  List<Incident> toldBy(CaseId id) {
    return incidents(parts(id)).stream()
        .filter(incident -> INCIDENT.equals(incident.getIncidentType()))
        // a stage's shows up in the life of the case as well, and goes with it
        .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
        .toList();
  }

  /** Where something is due: a task that is not late yet, or a job that is going to run. */
  private Set<String> moving(ExecutionEntity part) {
    Set<String> moving = new HashSet<>();
    tasks.createTaskQuery().processInstanceId(part.getId()).active().dueAfter(Date.from(moments.now())).list()
        .forEach(task -> moving.add(task.getExecutionId()));
    management.createJobQuery().processInstanceId(part.getId()).active().withRetriesLeft().list()
        .forEach(job -> moving.add(job.getExecutionId()));
    return moving;
  }

  /** The life of the case, and its stage. */
  private List<ExecutionEntity> parts(CaseId id) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.value()).list().stream()
        .map(ExecutionEntity.class::cast)
        .toList();
  }

  private List<Incident> incidents(List<ExecutionEntity> parts) {
    return parts.stream()
        .flatMap(part -> runtime.createIncidentQuery().processInstanceId(part.getId()).list().stream())
        .toList();
  }

  private boolean clockStopped(CaseId id) {
    List<Entry> clock = caseFiles.read(id).entries().stream().filter(e -> e.kind() == EntryKind.CLOCK).toList();
    return !clock.isEmpty() && "STOPPED".equals(clock.get(clock.size() - 1).topic());
  }

  private static String keyOf(ExecutionEntity part) {
    // an id of a definition begins with its key
    return part.getProcessDefinitionId().split(":")[0];
  }

  private Places places(List<ExecutionEntity> parts) {
    Map<String, List<ExecutionEntity>> inPart = new HashMap<>();
    Set<String> passedOn = new HashSet<>();
    for (ExecutionEntity part : parts) {
      List<ExecutionEntity> executions =
          runtime.createExecutionQuery().processInstanceId(part.getId()).list().stream()
              .map(ExecutionEntity.class::cast)
              .toList();
      inPart.put(part.getId(), executions);
      executions.forEach(execution -> passedOn.add(execution.getParentId()));
      passedOn.add(part.getSuperExecutionId());
    }
    return new Places(inPart, passedOn);
  }

  /**
   * Where a case is.
   *
   * @param inPart all executions of each part
   * @param passedOn executions that wait for others: scopes, and calls of a stage that is there
   */
  private record Places(Map<String, List<ExecutionEntity>> inPart, Set<String> passedOn) {

    List<ExecutionEntity> waitingIn(ExecutionEntity part) {
      return inPart.get(part.getId()).stream().filter(place -> !passedOn.contains(place.getId())).toList();
    }

    /** The place itself and all around it, whose timers would end its wait. */
    Set<String> withScopes(ExecutionEntity place) {
      Set<String> ids = new HashSet<>();
      Map<String, String> parents = new HashMap<>();
      inPart.get(place.getProcessInstanceId()).forEach(one -> parents.put(one.getId(), one.getParentId()));
      for (String id = place.getId(); id != null; id = parents.get(id)) {
        ids.add(id);
      }
      return ids;
    }

    /** Some execution of the part at which an incident can stand; null where there is none. */
    String oneOf(ExecutionEntity part) {
      return inPart.get(part.getId()).stream()
          .filter(place -> place.getActivityId() != null)
          .map(ExecutionEntity::getId)
          .findFirst()
          .orElse(null);
    }
  }
}
