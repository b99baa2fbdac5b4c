package io.dueprocess.web;

import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.Impartiality;
import io.dueprocess.casefile.Moments;
import io.dueprocess.casefile.Stage;
import io.dueprocess.employee.Employee;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.HrPartners;
import io.dueprocess.engine.PipProcess;
import io.dueprocess.web.CaseView.Relation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the cases whose file somebody may read, in one statement what {@link CaseViews#relation} says of each: HR those
 * that they serve, counsel those that were put before them, HR leads all, none of them where the reporting line bars
 * them; a manager those that they manage; the subject their own once something was delivered.
 */
@Repository
class CaseList {

  static final int PAGE = 50;

  private static final String FROM =
      """
        from pip_case c
        join employee e on e.id = c.employee_id
        join employee m on m.id = c.manager_id
      """;

  private final JdbcClient jdbc;
  private final Employees employees;
  private final CaseViews views;
  private final Impartiality impartiality;
  private final HrPartners hrPartners;
  private final Moments moments;
  private final PipProcess process;

  CaseList(JdbcClient jdbc, Employees employees, CaseViews views, Impartiality impartiality, HrPartners hrPartners,
      Moments moments, PipProcess process) {
    this.jdbc = jdbc;
    this.employees = employees;
    this.views = views;
    this.impartiality = impartiality;
    this.hrPartners = hrPartners;
    this.moments = moments;
    this.process = process;
  }

  /** Whether a case has ended. */
  enum State {
    OPEN,
    CLOSED
  }

  /** What is looked for; null or empty for any. The search is a part of the case id or of the employee's name. */
  record Wanted(String search, Stage stage, CaseOutcome outcome, State state) {}

  record Row(String id, String employee, String number, String manager, Stage stage, CaseOutcome outcome,
      LocalDate openedOn, LocalDate closedOn, boolean aboutMe) {}

  /** One page of cases, newest first; the reader's own stand before all others, on the first page. */
  record Page(List<Row> cases, long total, int page, int pages) {}

  Page find(String userId, Set<String> groups, Wanted wanted, int page) {
    long me = employees.findByUserId(userId).map(Employee::id).orElse(0L);
    List<Row> own = own(me, userId, wanted);
    Map<String, Object> parameters = new HashMap<>(Map.of("me", me));
    String where = " where " + String.join(" and ", conditions(me, userId, groups, wanted, parameters));
    long others = jdbc.sql("select count(*)" + FROM + where).params(parameters).query(Long.class).single();
    parameters.put("offset", (page - 1) * PAGE);
    List<Row> found = jdbc.sql(
            """
            select c.id, e.first_name, e.last_name, e.number, m.first_name as manager_first,
                   m.last_name as manager_last, c.stage, c.outcome, c.opened_on, c.closed_on
            """
                + FROM + where + " order by c.opened_on desc, c.id desc limit " + PAGE + " offset :offset")
        .params(parameters)
        .query(CaseList::row)
        .list();
    List<Row> shown = page == 1 ? Stream.concat(own.stream(), found.stream()).toList() : found;
    return new Page(shown, own.size() + others, page, (int) Math.max(1, (others + PAGE - 1) / PAGE));
  }

  private List<String> conditions(long me, String userId, Set<String> groups, Wanted wanted,
      Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>(List.of("c.employee_id <> :me"));
    List<String> roles = roles(userId, groups, parameters);
    if (roles.isEmpty()) {
      conditions.add("c.manager_id = :me");
    } else {
      Impartiality.Lines lines = impartiality.barredBy(me);
      parameters.put("lineOfSubject", lines.ofSubject());
      parameters.put("lineOfRequester", lines.ofRequester());
      conditions.add("""
          (c.manager_id = :me or (%s)
            and c.employee_id not in (:lineOfSubject)
            and c.requester_id not in (:lineOfRequester)
            and c.manager_id not in (:lineOfRequester)
            and not exists (select 1 from case_barred b where b.case_id = c.id and b.employee_id = :me))
          """.formatted(String.join(" or ", roles)));
    }
    if (!wanted.search().isEmpty()) {
      conditions.add(
          "(lower(c.id) like :search escape '!' or lower(e.first_name || ' ' || e.last_name) like :search escape '!')");
      parameters.put("search", "%" + wanted.search().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
    }
    if (wanted.stage() != null) {
      conditions.add("c.stage = :stage");
      parameters.put("stage", wanted.stage().name());
    }
    if (wanted.outcome() != null) {
      conditions.add("c.outcome = :outcome");
      parameters.put("outcome", wanted.outcome().name());
    }
    if (wanted.state() != null) {
      conditions.add(wanted.state() == State.OPEN ? "c.outcome is null" : "c.outcome is not null");
    }
    return conditions;
  }

  /** What each of somebody's roles lets them read; empty where they have none that reads cases of others. */
  private List<String> roles(String userId, Set<String> groups, Map<String, Object> parameters) {
    List<String> roles = new ArrayList<>();
    if (groups.contains(Relation.APPROVER.role())) {
      roles.add("1 = 1");
    }
    if (groups.contains(Relation.HR.role())) {
      roles.add(hrPartners.unitsOf(userId, moments.today())
          .map(units -> {
            parameters.put("units", orNone(units));
            return "e.unit in (:units)";
          })
          .orElse("1 = 1"));
    }
    if (groups.contains(Relation.COUNSEL.role())) {
      parameters.put("counsel", Relation.COUNSEL.role());
      parameters.put("beforeCounsel", orNone(process.casesWithTaskFor(Relation.COUNSEL.role()).stream()
          .map(CaseId::value).collect(Collectors.toSet())));
      roles.add("c.id in (:beforeCounsel) "
          + "or exists (select 1 from case_entry o where o.case_id = c.id and o.actor_role = :counsel)");
    }
    return roles;
  }

  /** A list that is never empty, as SQL wants it. */
  private static Set<String> orNone(Set<String> values) {
    return values.isEmpty() ? Set.of("") : values;
  }

  /** In Java and not in SQL: the stage that counts is the one that the subject has been told. */
  private List<Row> own(long me, String userId, Wanted wanted) {
    return jdbc.sql(
            """
            select c.id, e.first_name, e.last_name, e.number, m.first_name as manager_first,
                   m.last_name as manager_last, c.stage, c.outcome, c.opened_on, c.closed_on
            """
                + FROM + " where c.employee_id = :me order by c.opened_on desc, c.id desc")
        .param("me", me)
        .query(CaseList::row)
        .list()
        .stream()
        .flatMap(row -> views.headForSubject(new CaseId(row.id()), userId).stream().map(head -> told(row, head)))
        .filter(row -> wanted.stage() == null || row.stage() == wanted.stage())
        .filter(row -> wanted.outcome() == null || row.outcome() == wanted.outcome())
        .filter(row -> wanted.state() == null || (row.outcome() == null) == (wanted.state() == State.OPEN))
        .filter(row -> (row.id() + "\n" + row.employee()).toLowerCase(Locale.ROOT)
            .contains(wanted.search().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static Row told(Row row, CaseView.Head head) {
    return new Row(row.id(), row.employee(), row.number(), row.manager(), head.stage(), row.outcome(), row.openedOn(),
        row.closedOn(), true);
  }

  private static Row row(ResultSet rs, int index) throws SQLException {
    String outcome = rs.getString("outcome");
    return new Row(
        rs.getString("id"),
        rs.getString("first_name") + " " + rs.getString("last_name"),
        rs.getString("number"),
        rs.getString("manager_first") + " " + rs.getString("manager_last"),
        Stage.valueOf(rs.getString("stage")),
        outcome == null ? null : CaseOutcome.valueOf(outcome),
        rs.getObject("opened_on", LocalDate.class),
        rs.getObject("closed_on", LocalDate.class),
        false);
  }
}
