package io.dueprocess.engine;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.DailyWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Puts the clock forward from timer to timer, so that everything happens at its own time and in its own order, as
 * if somebody had waited: in the demo and in tests.
 */
@Component
@Profile({"demo", "test"})
public class TimeTravel {

  private final MovableClock clock;
  private final ManagementService management;
  private final RuntimeService runtime;
  private final JobExecutor jobExecutor;
  private final List<DailyWork> dailyWork;

  TimeTravel(MovableClock clock, ManagementService management, RuntimeService runtime, ProcessEngine engine,
      List<DailyWork> dailyWork) {
    this.clock = clock;
    this.management = management;
    this.runtime = runtime;
    this.jobExecutor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    this.dailyWork = dailyWork;
  }

  /** Does something that moves the clock while nobody but us runs jobs. */
  public void alone(Runnable journey) {
    boolean active = jobExecutor.isActive();
    if (active) {
      jobExecutor.shutdown();
    }
    try {
      journey.run();
    } finally {
      if (active) {
        jobExecutor.start();
      }
    }
  }

  /** The next timer of any case. */
  public record NextTimer(Instant at, CaseId caseId) {}

  /** Does all that is due at this moment. A job that fails keeps its retries and incidents and is left to them. */
  public synchronized void runWhatIsDue() {
    Set<String> failed = new HashSet<>();
    List<Job> due = executable(failed);
    while (!due.isEmpty()) {
      for (Job job : due) {
        try {
          // a leave that begins at the same moment has stopped it
          if (management.createJobQuery().jobId(job.getId()).active().count() > 0) {
            management.executeJob(job.getId());
          }
        } catch (OptimisticLockingException gone) {
          // the job executor was quicker
        } catch (RuntimeException e) {
          failed.add(job.getId());
        }
      }
      due = executable(failed);
    }
  }

  /** Goes to the moment and does on the way whatever becomes due. Refuses to go back. */
  public synchronized void to(Instant target) {
    runWhatIsDue();
    for (Optional<Instant> next = nextDue(); next.isPresent() && !next.get().isAfter(target); next = nextDue()) {
      if (next.get().isAfter(clock.instant())) {
        clock.moveTo(next.get());
      }
      // what was written until then, before anything is written at this moment
      dailyWork.forEach(DailyWork::doIfDue);
      runWhatIsDue();
    }
    if (target.isAfter(clock.instant())) {
      clock.moveTo(target);
    }
    dailyWork.forEach(DailyWork::doIfDue);
  }

  public Optional<NextTimer> nextTimer() {
    return first(timers()).map(job -> new NextTimer(job.getDuedate().toInstant(), caseOf(job)));
  }

  private Optional<Instant> nextDue() {
    Instant now = clock.instant();
    Stream<Instant> timer =
        first(timers().duedateHigherThan(Date.from(now))).map(job -> job.getDuedate().toInstant()).stream();
    Stream<Instant> daily = dailyWork.stream().flatMap(work -> work.dueAt().stream()).filter(at -> at.isAfter(now));
    return Stream.concat(timer, daily).min(Comparator.naturalOrder());
  }

  private JobQuery timers() {
    return management.createJobQuery().timers().active().withRetriesLeft();
  }

  private static Optional<Job> first(JobQuery timers) {
    return timers.orderByJobDuedate().asc().listPage(0, 1).stream().findFirst();
  }

  private List<Job> executable(Set<String> failed) {
    return management.createJobQuery().executable().active().list().stream()
        .filter(job -> !failed.contains(job.getId()))
        .sorted(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }

  private CaseId caseOf(Job job) {
    ProcessInstance instance =
        runtime.createProcessInstanceQuery().processInstanceId(job.getProcessInstanceId()).singleResult();
    return instance == null || instance.getBusinessKey() == null ? null : new CaseId(instance.getBusinessKey());
  }
}
