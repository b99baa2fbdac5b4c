package io.dueprocess.casefile.retention;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.retention.ClosedCases.Closed;
import io.dueprocess.casefile.retention.ClosedCases.Cursor;
import io.dueprocess.casefile.retention.DueCase.What;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
   * @param due those that ended first come first
   * @param more whether there are more than were asked for
   * @param held cases that counsel holds, open or closed
   */
  public record DryRun(LocalDate today, List<DueCase> due, boolean more, List<Held> held) {}

  /** A case that counsel holds. */
  public record Held(CaseId id, LocalDate since) {}

  /** The first so many cases of which something would go. */
  public DryRun list(int most) {
    List<DueCase> due = new ArrayList<>();
    Cursor cursor = Cursor.START;
    Due page;
    do {
      page = page(cursor, PAGE);
      due.addAll(page.cases());
      cursor = page.next();
    } while (!page.last() && due.size() <= most);
    boolean more = due.size() > most;
    return new DryRun(moments.today(), more ? List.copyOf(due.subList(0, most)) : due, more, held());
  }

  private List<Held> held() {
    return jdbc.sql("select id, held_on from pip_case where held_on is not null order by held_on, id")
        .query((rs, row) -> new Held(new CaseId(rs.getString("id")), rs.getObject("held_on", LocalDate.class)))
        .list();
  }

  /**
   * A stretch of the walk through the closed cases, with those that are due.
   *
   * @param later the others that nobody holds, with the first day on which one has to look at them again
   */
  record Due(List<DueCase> cases, Map<CaseId, LocalDate> later, Cursor next, boolean last) {}

  Due page(Cursor after, int size) {
    LocalDate today = moments.today();
    ClosedCases.Page page = closedCases.after(after, size, today);
    List<DueCase> due = due(page.cases());
    Map<CaseId, LocalDate> later = new HashMap<>();
    page.cases().forEach(c -> lookOn(c, today).ifPresent(day -> later.put(c.id(), day)));
    return new Due(due, later, page.next(), page.last());
  }

  /** Empty for a case that is due, that is held, or that is kept for good. */
  private static Optional<LocalDate> lookOn(Closed c, LocalDate today) {
    if (c.facts().hold().isPresent()) {
      return Optional.empty();
    }
    return Stream.of(RetentionRule.check(c.facts(), today), ExpungeRule.check(c.facts(), today))
        .filter(finding -> finding.keptUntil() != null)
        .map(finding -> finding.keptUntil().plusDays(1))
        .min(Comparator.naturalOrder())
        .filter(day -> day.isAfter(today));
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
