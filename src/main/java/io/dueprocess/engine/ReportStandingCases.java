package io.dueprocess.engine;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.PipCase;
import io.dueprocess.engine.StandingCases.Look;
import io.dueprocess.engine.StandingCases.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at every open case and tells operations of each that stands still: in the log, by an incident of the engine
 * that Cockpit shows, and in a list. The list and the incident go when the case moves again. Nothing is put on record:
 * that a process is broken is no fact of the case, and what was not done in time is on record without it.
 */
@Component
public class ReportStandingCases {

  private static final Logger LOG = LoggerFactory.getLogger(ReportStandingCases.class);

  private final StandingCases standingCases;
  private final CaseFiles caseFiles;
  private final RuntimeService runtime;
  private final JdbcClient jdbc;
  private final Moments moments;
  private final TransactionTemplate transaction;

  ReportStandingCases(StandingCases standingCases, CaseFiles caseFiles, RuntimeService runtime, JdbcClient jdbc,
      Moments moments, TransactionTemplate transaction) {
    this.standingCases = standingCases;
    this.caseFiles = caseFiles;
    this.runtime = runtime;
    this.jdbc = jdbc;
    this.moments = moments;
    this.transaction = transaction;
  }

  /**
   * What the newest look saw.
   *
   * @param lookedOn null where nobody has looked yet
   * @param openCases all of them
   * @param incidents those of them of which another incident tells, such as that of a failed job
   */
  public record Report(LocalDate lookedOn, int openCases, int incidents, List<StandingCase> standing) {}

  /**
   * A case that stands still.
   *
   * @param since the day on which that was first seen
   * @param why NO_PROCESS, SUSPENDED or NOTHING_DUE
   */
  public record StandingCase(CaseId id, LocalDate since, String why) {}

  /** What the newest look saw; cases that have ended since then are left out. */
  public Report newest() {
    List<StandingCase> standing = jdbc.sql(
            """
            select s.case_id, s.since, s.why from standing_case s join pip_case c on c.id = s.case_id
             where c.outcome is null order by s.since, s.case_id
            """)
        .query((rs, row) -> new StandingCase(new CaseId(rs.getString("case_id")),
            rs.getObject("since", LocalDate.class), rs.getString("why")))
        .list();
    return jdbc.sql("select looked_on, open_cases, incidents from standing_look where id = 1")
        .query((rs, row) -> new Report(rs.getObject("looked_on", LocalDate.class), rs.getInt("open_cases"),
            rs.getInt("incidents"), standing))
        .single();
  }

  /** Looks at every open case, whoever has looked today already. */
  public void report() {
    jdbc.sql("delete from standing_case where case_id in (select id from pip_case where outcome is not null)").update();
    Set<String> known = jdbc.sql("select case_id from standing_case").query(String.class).list().stream()
        .collect(Collectors.toSet());
    List<CaseId> open = jdbc.sql("select id from pip_case where outcome is null order by id").query(String.class).list()
        .stream().map(CaseId::new).toList();
    int incidents = 0;
    for (CaseId id : open) {
      try {
        Look look = standingCases.look(id);
        incidents += look.incident() ? 1 : 0;
        if (look.standing().isPresent() || known.contains(id.value())) {
          transaction.executeWithoutResult(status -> again(id));
        }
      } catch (RuntimeException e) {
        LOG.error("Nobody can see whether case {} stands still; it is looked at again tomorrow", id, e);
      }
    }
    jdbc.sql("update standing_look set open_cases = ?, incidents = ? where id = 1").params(open.size(), incidents)
        .update();
    if (incidents > 0) {
      LOG.warn("{} of {} open cases have an incident: see Cockpit", incidents, open.size());
    }
  }

  /** A second look while nobody else changes the case: the first one may have seen it in the middle of a step. */
  private void again(CaseId id) {
    if (caseFiles.lock(id).filter(PipCase::open).isEmpty()) {
      return;
    }
    standingCases.look(id).standing().ifPresentOrElse(standing -> stands(id, standing), () -> moves(id));
  }

  private void stands(CaseId id, Standing standing) {
    LOG.warn("Case {} stands still: {}", id, switch (standing.why()) {
      case NO_PROCESS -> "the engine has no process of it any more";
      case SUSPENDED -> "its process is suspended, and not for a leave";
      case NOTHING_DUE -> "no task, timer or other job of it is due";
    });
    String why = standing.why().name();
    int known = jdbc.sql("update standing_case set why = ? where case_id = ?").params(why, id.value()).update();
    if (known == 0) {
      jdbc.sql("insert into standing_case (case_id, since, why) values (?, ?, ?)")
          .params(id.value(), moments.today(), why)
          .update();
    }
    if (standing.execution() != null && standingCases.toldBy(id).isEmpty()) {
      // the engine finds it by its configuration when it is resolved
      runtime.createIncident(StandingCases.INCIDENT, standing.execution(), id.value(), why);
    }
  }

  private void moves(CaseId id) {
    jdbc.sql("delete from standing_case where case_id = ?").param(id.value()).update();
    standingCases.toldBy(id).forEach(incident -> runtime.resolveIncident(incident.getId()));
    LOG.info("Case {} does not stand still any more", id);
  }
}
