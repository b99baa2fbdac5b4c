package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.retention.ClosedCases.Closed;
import io.dueprocess.casefile.retention.ClosedCases.Cursor;
import io.dueprocess.casefile.retention.DueCase.What;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says what would go today and changes nothing: the dry run. */
@Component
public class DueCases {

  private static final int PAGE = 500;

  private final ClosedCases closedCases;
  private final JdbcClient jdbc;
  private final Moments moments;

  DueCases(ClosedCases closedCases, JdbcClient jdbc, Moments moments) {
    this.closedCases = closedCases;
    this.jdbc = jdbc;
    this.moments = moments;
  }

  /**
   * What would go today.
   *
   * @param first the first of them, those that ended first
   * @param all how many there are
   * @param held cases that counsel holds, open or closed
   */
  public record DryRun(LocalDate today, List<DueCase> first, int all, List<Held> held) {}

  /** A case that counsel holds. */
  public record Held(CaseId id, LocalDate since) {}

  /** Looks at all closed cases; names so many of those that are due, and counts the rest. */
  public DryRun list(int most) {
    List<DueCase> first = new ArrayList<>();
    int all = 0;
    Due page = page(Cursor.START, PAGE);
    while (true) {
      all += page.cases().size();
      page.cases().stream().limit(Math.max(0, most - first.size())).forEach(first::add);
      if (page.last()) {
        return new DryRun(moments.today(), first, all, held());
      }
      page = page(page.next(), PAGE);
    }
  }

  private List<Held> held() {
    return jdbc.sql("select id, held_on from pip_case where held_on is not null order by held_on, id")
        .query((rs, row) -> new Held(new CaseId(rs.getString("id")), rs.getObject("held_on", LocalDate.class)))
        .list();
  }

  /** A stretch of the walk through the closed cases, with those that are due. */
  record Due(List<DueCase> cases, Cursor next, boolean last) {}

  Due page(Cursor after, int size) {
    ClosedCases.Page page = closedCases.after(after, size);
    return new Due(due(page.cases()), page.next(), page.last());
  }

  /** Those of the cases that are due, locked for the transaction; one that somebody else works on is left out. */
  List<DueCase> locked(Collection<CaseId> ids) {
    return due(closedCases.lock(ids));
  }

  private List<DueCase> due(List<Closed> cases) {
    LocalDate today = moments.today();
    return cases.stream().flatMap(c -> due(c, today).stream()).toList();
  }

  private static Optional<DueCase> due(Closed c, LocalDate today) {
    RetentionFinding whole = RetentionRule.check(c.facts(), today);
    if (whole.due()) {
      return Optional.of(dueCase(c, What.CASE, whole));
    }
    RetentionFinding entries = ExpungeRule.check(c.facts(), today);
    return entries.due() ? Optional.of(dueCase(c, What.ENTRIES, entries)) : Optional.empty();
  }

  private static DueCase dueCase(Closed c, What what, RetentionFinding finding) {
    return new DueCase(c.id(), c.outcome(), c.closedOn(), c.entries(), c.facts().policy().row(),
        c.facts().policy().version(), what, finding);
  }
}
