package io.dueprocess.employee;

import static io.dueprocess.employee.ImportField.*;

import io.dueprocess.employee.People.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** One table of records about employees: how a line becomes a row, and when two rows are the same record. */
interface RecordTable<T> {

  /** Null where the line is bad, as the problems say; the employee is null where nobody was found. */
  T read(Row row, Person employee);

  /** The same for two versions of one record. */
  String key(T row);

  /** What the new version leaves open is taken from the old one. */
  default T merge(T said, T before) {
    return said;
  }

  /** The rows that the batch may be versions of, by key. */
  Map<String, T> stored(List<T> batch);

  void insert(List<T> rows);

  void update(List<T> rows);

  /** A row of the table appraisal; one appraisal a person and period. */
  record AppraisalRow(
      long employeeId, LocalDate from, LocalDate to, String rating, int rank, int meets, int size, String text) {}

  /** Appraisals by one scale. */
  record Appraisals(JdbcTemplate jdbc, RatingScale scale) implements RecordTable<AppraisalRow> {

    @Override
    public AppraisalRow read(Row row, Person employee) {
      LocalDate to = row.required(TO, row::endDate);
      // an export that dates the appraisal only speaks of the year before
      LocalDate yearBefore = to == null ? null : to.minusYears(1).plusDays(1);
      LocalDate from = row.maps(FROM) ? row.required(FROM, row::date) : yearBefore;
      String rating = row.required(RATING, row::text);
      OptionalInt rank = rating == null ? OptionalInt.empty() : scale.rank(rating);
      if (rating != null && rank.isEmpty()) {
        row.problem(RATING, rating, "is not on the scale", "Use one of %s, or add it to rating.scale in the mapping."
            .formatted(String.join(", ", scale.scale())));
      }
      if (from != null && to != null && from.isAfter(to)) {
        row.problem(FROM, row.text(FROM), "is after the end of the period", "Correct one of the two dates.");
        return null;
      }
      String text = row.text(TEXT);
      return employee == null || from == null || to == null || rank.isEmpty() ? null : new AppraisalRow(
          employee.id, from, to, rating, rank.getAsInt(), scale.meetsRank(), scale.size(),
          row.maps(TEXT) ? text == null ? "" : text : null);
    }

    @Override
    public String key(AppraisalRow row) {
      return row.employeeId + "|" + row.from + "|" + row.to;
    }

    @Override
    public AppraisalRow merge(AppraisalRow said, AppraisalRow before) {
      return said.text != null ? said : new AppraisalRow(
          said.employeeId, said.from, said.to, said.rating, said.rank, said.meets, said.size, before.text);
    }

    @Override
    public Map<String, AppraisalRow> stored(List<AppraisalRow> batch) {
      Map<String, AppraisalRow> stored = new HashMap<>();
      new NamedParameterJdbcTemplate(jdbc).query(
          """
          select employee_id, period_from, period_to, rating, rating_rank, meets_rank, scale_size, text
            from appraisal where employee_id in (:ids)
          """,
          Map.of("ids", batch.stream().map(AppraisalRow::employeeId).collect(Collectors.toSet())),
          rs -> {
            AppraisalRow row = new AppraisalRow(
                rs.getLong("employee_id"),
                rs.getObject("period_from", LocalDate.class),
                rs.getObject("period_to", LocalDate.class),
                rs.getString("rating"),
                rs.getInt("rating_rank"),
                rs.getInt("meets_rank"),
                rs.getInt("scale_size"),
                rs.getString("text"));
            stored.put(key(row), row);
          });
      return stored;
    }

    @Override
    public void insert(List<AppraisalRow> rows) {
      write(rows,
          """
          insert into appraisal (rating, rating_rank, meets_rank, scale_size, text, employee_id, period_from, period_to)
          values (?, ?, ?, ?, ?, ?, ?, ?)
          """);
    }

    @Override
    public void update(List<AppraisalRow> rows) {
      write(rows,
          """
          update appraisal set rating = ?, rating_rank = ?, meets_rank = ?, scale_size = ?, text = ?
           where employee_id = ? and period_from = ? and period_to = ?
          """);
    }

    private void write(List<AppraisalRow> rows, String sql) {
      jdbc.batchUpdate(sql, rows.stream()
          .map(r -> new Object[] {
            r.rating, r.rank, r.meets, r.size, r.text == null ? "" : r.text, r.employeeId, r.from, r.to})
          .toList());
    }
  }

  /** A row of the table personnel_note. */
  record NoteRow(long employeeId, LocalDate on, String text, String sourceKey) {}

  /** Notes of one kind. */
  record Notes(JdbcTemplate jdbc, PersonnelFile.Note.Kind kind) implements RecordTable<NoteRow> {

    @Override
    public NoteRow read(Row row, Person employee) {
      LocalDate on = row.required(DATE, row::pastDate);
      String text = row.required(TEXT, row::text);
      String reference = row.text(REFERENCE);
      if (employee == null || on == null || text == null) {
        return null;
      }
      String sourceKey = reference != null
          ? "ref:" + reference
          : "digest:" + digest(employee.number + "|" + on + "|" + text);
      return new NoteRow(employee.id, on, text, sourceKey);
    }

    @Override
    public String key(NoteRow row) {
      return row.sourceKey;
    }

    @Override
    public Map<String, NoteRow> stored(List<NoteRow> batch) {
      Map<String, NoteRow> stored = new HashMap<>();
      new NamedParameterJdbcTemplate(jdbc).query(
          """
          select employee_id, noted_on, text, source_key
            from personnel_note where kind = :kind and source_key in (:keys)
          """,
          Map.of("kind", kind.name(), "keys", batch.stream().map(NoteRow::sourceKey).toList()),
          rs -> {
            stored.put(rs.getString("source_key"), new NoteRow(
                rs.getLong("employee_id"),
                rs.getObject("noted_on", LocalDate.class),
                rs.getString("text"),
                rs.getString("source_key")));
          });
      return stored;
    }

    @Override
    public void insert(List<NoteRow> rows) {
      write(rows, "insert into personnel_note (employee_id, noted_on, text, kind, source_key) values (?, ?, ?, ?, ?)");
    }

    @Override
    public void update(List<NoteRow> rows) {
      write(rows,
          """
          update personnel_note set employee_id = ?, noted_on = ?, text = ?
           where kind = ? and source_key = ?
          """);
    }

    private void write(List<NoteRow> rows, String sql) {
      jdbc.batchUpdate(sql, rows.stream()
          .map(r -> new Object[] {r.employeeId, r.on, r.text, kind.name(), r.sourceKey})
          .toList());
    }

    private static String digest(String text) {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java has SHA-256", e);
      }
    }
  }

  /** A row of the table leave_of_absence; one leave a person, first day and type. */
  record LeaveRow(
      long employeeId, LocalDate from, LocalDate until, boolean saysUntil, String type, boolean isProtected) {}

  /** Leaves of the types that the mapping lists. */
  record Leaves(JdbcTemplate jdbc, Set<String> protectedTypes, Set<String> allTypes) implements RecordTable<LeaveRow> {

    static Leaves of(JdbcTemplate jdbc, ImportMapping.LeaveTypes types) {
      Set<String> isProtected = types.isProtected().stream().map(Blanks::key).collect(Collectors.toSet());
      Set<String> all = types.other().stream().map(Blanks::key).collect(Collectors.toSet());
      all.addAll(isProtected);
      return new Leaves(jdbc, isProtected, all);
    }

    @Override
    public LeaveRow read(Row row, Person employee) {
      LocalDate from = row.required(FROM, row::date);
      LocalDate until = row.endDate(UNTIL);
      String type = row.required(TYPE, row::text);
      boolean isListed = type != null && allTypes.contains(Blanks.key(type));
      if (type != null && !isListed) {
        row.problem(TYPE, type, "is no type of leave that the mapping knows",
            "List it under leaveTypes.protected or leaveTypes.other.");
      }
      if (from != null && until != null && until.isBefore(from)) {
        row.problem(UNTIL, row.text(UNTIL), "is before the first day of the leave", "Correct one of the two dates.");
        return null;
      }
      return employee == null || from == null || !isListed ? null : new LeaveRow(
          employee.id, from, until, row.maps(UNTIL), type, protectedTypes.contains(Blanks.key(type)));
    }

    @Override
    public String key(LeaveRow row) {
      return row.employeeId + "|" + row.from + "|" + row.type;
    }

    @Override
    public LeaveRow merge(LeaveRow said, LeaveRow before) {
      return new LeaveRow(said.employeeId, said.from, said.saysUntil ? said.until : before.until, true, said.type,
          said.isProtected);
    }

    @Override
    public Map<String, LeaveRow> stored(List<LeaveRow> batch) {
      Map<String, LeaveRow> stored = new HashMap<>();
      new NamedParameterJdbcTemplate(jdbc).query(
          """
          select employee_id, starts_on, ends_on, leave_type, is_protected
            from leave_of_absence where employee_id in (:ids)
          """,
          Map.of("ids", batch.stream().map(LeaveRow::employeeId).collect(Collectors.toSet())),
          rs -> {
            LeaveRow row = new LeaveRow(
                rs.getLong("employee_id"),
                rs.getObject("starts_on", LocalDate.class),
                rs.getObject("ends_on", LocalDate.class),
                true,
                rs.getString("leave_type"),
                rs.getBoolean("is_protected"));
            stored.put(key(row), row);
          });
      return stored;
    }

    @Override
    public void insert(List<LeaveRow> rows) {
      write(rows,
          """
          insert into leave_of_absence (ends_on, is_protected, employee_id, starts_on, leave_type)
          values (?, ?, ?, ?, ?)
          """);
    }

    @Override
    public void update(List<LeaveRow> rows) {
      write(rows,
          """
          update leave_of_absence set ends_on = ?, is_protected = ?
           where employee_id = ? and starts_on = ? and leave_type = ?
          """);
    }

    private void write(List<LeaveRow> rows, String sql) {
      jdbc.batchUpdate(sql, rows.stream()
          .map(r -> new Object[] {r.until, r.isProtected, r.employeeId, r.from, r.type})
          .toList());
    }
  }

  /** A row of the table hr_partner; an HR partner and a unit that they serve. */
  record HrPartnerRow(long employeeId, String unit, LocalDate until, boolean saysUntil) {}

  /** HR partners and their units, which have to be units of the directory. */
  record HrPartners(JdbcTemplate jdbc) implements RecordTable<HrPartnerRow> {

    @Override
    public HrPartnerRow read(Row row, Person employee) {
      String unit = row.required(UNIT, row::text);
      LocalDate until = row.endDate(UNTIL);
      boolean known = unit != null
          && jdbc.queryForObject("select count(*) from employee where unit = ?", Long.class, unit) > 0;
      if (unit != null && !known) {
        row.problem(UNIT, unit, "is the unit of nobody in the directory",
            "Write it as the file of the employees does, or import them first.");
      }
      return employee == null || !known ? null : new HrPartnerRow(employee.id, unit, until, row.maps(UNTIL));
    }

    @Override
    public String key(HrPartnerRow row) {
      return row.employeeId + "|" + row.unit;
    }

    @Override
    public HrPartnerRow merge(HrPartnerRow said, HrPartnerRow before) {
      return new HrPartnerRow(said.employeeId, said.unit, said.saysUntil ? said.until : before.until, true);
    }

    @Override
    public Map<String, HrPartnerRow> stored(List<HrPartnerRow> batch) {
      Map<String, HrPartnerRow> stored = new HashMap<>();
      new NamedParameterJdbcTemplate(jdbc).query(
          "select employee_id, unit, ends_on from hr_partner where employee_id in (:ids)",
          Map.of("ids", batch.stream().map(HrPartnerRow::employeeId).collect(Collectors.toSet())),
          rs -> {
            HrPartnerRow row = new HrPartnerRow(
                rs.getLong("employee_id"), rs.getString("unit"), rs.getObject("ends_on", LocalDate.class), true);
            stored.put(key(row), row);
          });
      return stored;
    }

    @Override
    public void insert(List<HrPartnerRow> rows) {
      write(rows, "insert into hr_partner (ends_on, employee_id, unit) values (?, ?, ?)");
    }

    @Override
    public void update(List<HrPartnerRow> rows) {
      write(rows, "update hr_partner set ends_on = ? where employee_id = ? and unit = ?");
    }

    private void write(List<HrPartnerRow> rows, String sql) {
      jdbc.batchUpdate(sql, rows.stream().map(r -> new Object[] {r.until, r.employeeId, r.unit}).toList());
    }
  }
}
