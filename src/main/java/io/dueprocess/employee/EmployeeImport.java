package io.dueprocess.employee;

import io.dueprocess.employee.People.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Imports employees. The first pass over the file checks every line and learns who is in it; then managers are
 * found, since one may come after their reports; the second pass writes people, and their links to others last.
 */
final class EmployeeImport implements PersonnelImport.Pass {

  private final JdbcTemplate jdbc;
  private final People people;
  private final ImportMapping mapping;
  private final Row.Reader rows;
  private final Problems problems;
  private final LocalDate today;
  /** Who holds what the manager column refers to, where that is a column of its own. */
  private final Map<String, List<Person>> byReference = new HashMap<>();
  private final PersonnelImport.Batch<EmployeeLine> batch = new PersonnelImport.Batch<>(this::write);
  private final PersonnelImport.Counts counts = new PersonnelImport.Counts();

  EmployeeImport(
      JdbcTemplate jdbc, People people, ImportMapping mapping, Row.Reader rows, Problems problems, LocalDate today) {
    this.jdbc = jdbc;
    this.people = people;
    this.mapping = mapping;
    this.rows = rows;
    this.problems = problems;
    this.today = today;
  }

  @Override
  public void check(int record, int line, List<String> values) {
    Row row = rows.row(record, line, values);
    EmployeeLine said = EmployeeLine.read(row);
    if (said.number() == null) {
      return;
    }
    Person person = people.add(said.number());
    if (person.inFile) {
      row.problem(ImportField.NUMBER, said.number(), "is already in line %d".formatted(person.line),
          "Leave one line for each person.");
      return;
    }
    person.inFile = true;
    person.record = record;
    person.line = line;
    if (said.firstName() != null && said.lastName() != null) {
      person.firstName = said.firstName();
      person.lastName = said.lastName();
    }
    person.left = said.leftOn() != null && said.leftOn().isBefore(today);
    if (mapping.maps(ImportField.USER_ID)) {
      person.userId = said.userId();
    }
    person.managerWritten = said.manager();
    String refersTo = mapping.maps(ImportField.MANAGER) ? mapping.source(ImportField.MANAGER).refersTo() : null;
    String reference = refersTo == null ? null : row.cell(refersTo);
    if (reference != null) {
      byReference.computeIfAbsent(Blanks.key(reference), key -> new ArrayList<>(1)).add(person);
    }
  }

  @Override
  public void checked(boolean skipBad) {
    refuseLoginsTakenTwice();
    if (mapping.maps(ImportField.MANAGER)) {
      fileOrder().forEach(this::findManager);
    }
    if (skipBad) {
      leaveOutWhoDependsOnBadLines();
    } else {
      refuseCycles();
    }
  }

  private List<Person> fileOrder() {
    return people.all().stream()
        .filter(person -> person.inFile)
        .sorted(Comparator.comparingInt(person -> person.record))
        .toList();
  }

  /** Says whether there is any. */
  private boolean refuseLoginsTakenTwice() {
    boolean found = false;
    Map<String, Person> holders = new HashMap<>();
    for (Person person : people.all()) {
      String login = isWritten(person) ? null : person.userIdBefore;
      if (login != null) {
        holders.put(Blanks.key(login), person);
      }
    }
    for (Person person : fileOrder()) {
      Person holder = person.userId == null || !isWritten(person)
          ? null
          : holders.putIfAbsent(Blanks.key(person.userId), person);
      if (holder != null) {
        problem(person, ImportField.USER_ID, person.userId,
            "is the login of %s, too".formatted(describe(holder)), "Give each person a login of their own, or none.");
        found = true;
      }
    }
    return found;
  }

  private void findManager(Person person) {
    String written = person.managerWritten;
    if (written == null) {
      person.manager = null;
      return;
    }
    String refersTo = mapping.source(ImportField.MANAGER).refersTo();
    List<Person> meant = refersTo == null ? people.meantBy(written) : holdersOf(written);
    if (meant.size() == 1) {
      person.manager = meant.get(0).number;
    } else if (meant.isEmpty()) {
      problem(person, ImportField.MANAGER, written, "is nobody in this file%s".formatted(
              refersTo == null ? " or in the directory" : "'s column \"" + refersTo + "\""),
          "Add the manager's line, leave the value empty for who reports to nobody, or list it under empty if it "
              + "means nothing.");
    } else {
      problem(person, ImportField.MANAGER, written,
          "can be %s".formatted(meant.stream().map(this::describe).collect(Collectors.joining(" or "))),
          refersTo == null
              ? "Write the manager's number instead of the name."
              : "Give each of them a value of their own.");
    }
  }

  /** Somebody who left gives way to who holds the position now. */
  private List<Person> holdersOf(String reference) {
    List<Person> all = byReference.getOrDefault(Blanks.key(reference), List.of());
    List<Person> present = all.stream().filter(person -> !person.left).toList();
    return present.isEmpty() ? all : present;
  }

  /** Until nothing changes: leaving a line out can leave its reports without a manager, or bend lines differently. */
  private void leaveOutWhoDependsOnBadLines() {
    boolean changed = true;
    while (changed) {
      changed = refuseCycles() | refuseLoginsTakenTwice();
      for (Person person : fileOrder()) {
        Person manager = people.byNumber(person.manager);
        if (!isBad(person) && manager != null && !manager.inDirectory() && isBad(manager)) {
          problem(person, ImportField.MANAGER, person.managerWritten,
              "is in line %d, which is left out".formatted(manager.line), "Correct that line first.");
          changed = true;
        }
      }
    }
  }

  /** Reports each circle of managers once, at its first line in the file. Says whether there is any. */
  private boolean refuseCycles() {
    boolean found = false;
    Set<Person> done = new HashSet<>();
    for (Person start : people.all()) {
      Map<Person, Integer> path = new LinkedHashMap<>();
      Person person = start;
      while (person != null && !done.contains(person) && !path.containsKey(person)) {
        path.put(person, path.size());
        person = people.byNumber(managerOf(person));
      }
      if (person != null && path.containsKey(person)) {
        List<Person> circle = new ArrayList<>(path.keySet()).subList(path.get(person), path.size());
        found |= refuseCircle(circle);
      }
      done.addAll(path.keySet());
    }
    return found;
  }

  /** False where the directory alone has the circle, made by hand: no line of the file is to blame. */
  private boolean refuseCircle(List<Person> circle) {
    List<Person> inFile = circle.stream()
        .filter(person -> person.inFile && !isBad(person))
        .sorted(Comparator.comparingInt(person -> person.record))
        .toList();
    if (inFile.isEmpty()) {
      return false;
    }
    Person first = inFile.get(0);
    int at = circle.indexOf(first);
    List<String> names = new ArrayList<>();
    for (int i = 0; i <= circle.size(); i++) {
      names.add(describe(circle.get((at + i) % circle.size())));
    }
    String message = circle.size() == 1
        ? "makes %s their own manager".formatted(describe(first))
        : "closes a circle of managers: " + String.join(" reports to ", names.subList(0, 2))
            + names.stream().skip(2).map(name -> ", who reports to " + name).collect(Collectors.joining());
    for (Person person : inFile) {
      if (person == first) {
        problem(person, ImportField.MANAGER, person.managerWritten, message,
            "Correct one of these lines; leave the value empty for the head of all.");
      } else {
        problem(person, ImportField.MANAGER, person.managerWritten,
            "is part of the circle of line %d".formatted(first.line), "Correct one of these lines.");
      }
    }
    return true;
  }

  /** As it would be if the import went on now. */
  private String managerOf(Person person) {
    return isWritten(person) ? person.manager : person.managerBefore;
  }

  private boolean isWritten(Person person) {
    return person.inFile && !problems.isBad(person.record);
  }

  private boolean isBad(Person person) {
    return person.inFile && problems.isBad(person.record);
  }

  private String describe(Person person) {
    return person.inFile
        ? "%s (line %d)".formatted(person.name(), person.line)
        : "%s (number %s)".formatted(person.name(), person.number);
  }

  private void problem(Person person, ImportField field, String value, String message, String remedy) {
    var source = mapping.source(field);
    String column = source == null || source.column() == null ? field.key() : source.column();
    problems.add(person.record, person.line, column, value, message, remedy);
  }

  @Override
  public void write(int record, int line, List<String> values) {
    batch.add(EmployeeLine.read(rows.row(record, line, values)));
  }

  @Override
  public PersonnelImport.Counts written() {
    batch.flush();
    var links = new PersonnelImport.Batch<Person>(this::writeLinks);
    people.all().stream().filter(person -> person.touched).forEach(links::add);
    links.flush();
    return counts;
  }

  private void write(List<EmployeeLine> lines) {
    Map<String, Stored> stored = stored(lines.stream().map(EmployeeLine::number).toList());
    List<Object[]> inserts = new ArrayList<>();
    List<Object[]> updates = new ArrayList<>();
    for (EmployeeLine line : lines) {
      Person person = people.byNumber(line.number());
      Stored before = stored.get(line.number());
      Stored after = merge(line, person, before);
      if (after.equals(before)) {
        counts.unchanged++;
        continue;
      }
      person.touched = true;
      if (before == null) {
        counts.created++;
        inserts.add(after.columns());
      } else {
        counts.changed++;
        updates.add(after.columns());
      }
    }
    // logins are written last, with the managers: two people may swap theirs
    jdbc.batchUpdate(
        """
        insert into employee (first_name, last_name, email, unit, job_title, jurisdiction, manager_since, hired_on,
                              probation_until, left_on, working_days, number)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        inserts);
    jdbc.batchUpdate(
        """
        update employee
           set first_name = ?, last_name = ?, email = ?, unit = ?, job_title = ?, jurisdiction = ?, manager_since = ?,
               hired_on = ?, probation_until = ?, left_on = ?, working_days = ?, user_id = null
         where number = ?
        """,
        updates);
  }

  private void writeLinks(List<Person> touched) {
    jdbc.batchUpdate(
        """
        update employee
           set manager_id = (select m.id from employee m where m.number = ?), user_id = ?
         where number = ?
        """,
        touched.stream().map(person -> new Object[] {person.manager, person.userId, person.number}).toList());
  }

  /** What the file does not speak of stays as it was. */
  private Stored merge(EmployeeLine line, Person person, Stored before) {
    Stored old = before == null ? Stored.NONE : before;
    return new Stored(
        line.number(),
        line.firstName(),
        line.lastName(),
        person.userId,
        mapping.maps(ImportField.EMAIL) ? line.email() : old.email,
        mapping.maps(ImportField.UNIT) ? line.unit() : old.unit,
        mapping.maps(ImportField.JOB_TITLE) ? line.jobTitle() : old.jobTitle,
        line.jurisdiction(),
        person.manager,
        managerSince(line, person, before),
        mapping.maps(ImportField.HIRED_ON) ? line.hiredOn() : old.hiredOn,
        mapping.maps(ImportField.PROBATION_UNTIL) ? line.probationUntil() : old.probationUntil,
        mapping.maps(ImportField.LEFT_ON) ? line.leftOn() : old.leftOn,
        line.workingDays() != null ? WorkingDays.digits(line.workingDays()) : old.workingDays);
  }

  /** An export that does not say since when tells at least that the manager is another one than last time. */
  private LocalDate managerSince(EmployeeLine line, Person person, Stored before) {
    if (line.managerSince() != null || before == null || person.manager == null) {
      return person.manager == null ? null : line.managerSince();
    }
    return Objects.equals(before.manager, person.manager) ? before.managerSince : today;
  }

  private Map<String, Stored> stored(List<String> numbers) {
    Map<String, Stored> stored = new HashMap<>();
    new NamedParameterJdbcTemplate(jdbc).query(
        """
        select e.number, e.first_name, e.last_name, e.user_id, e.email, e.unit, e.job_title, e.jurisdiction,
               m.number as manager, e.manager_since, e.hired_on, e.probation_until, e.left_on, e.working_days
          from employee e left join employee m on m.id = e.manager_id
         where e.number in (:numbers)
        """,
        Map.of("numbers", numbers),
        rs -> {
          stored.put(rs.getString("number"), new Stored(
              rs.getString("number"),
              rs.getString("first_name"),
              rs.getString("last_name"),
              rs.getString("user_id"),
              rs.getString("email"),
              rs.getString("unit"),
              rs.getString("job_title"),
              rs.getString("jurisdiction"),
              rs.getString("manager"),
              rs.getObject("manager_since", LocalDate.class),
              rs.getObject("hired_on", LocalDate.class),
              rs.getObject("probation_until", LocalDate.class),
              rs.getObject("left_on", LocalDate.class),
              rs.getString("working_days")));
        });
    return stored;
  }

  /** A row of the table, with the manager's number in place of the key. */
  private record Stored(
      String number,
      String firstName,
      String lastName,
      String userId,
      String email,
      String unit,
      String jobTitle,
      String jurisdiction,
      String manager,
      LocalDate managerSince,
      LocalDate hiredOn,
      LocalDate probationUntil,
      LocalDate leftOn,
      String workingDays) {

    static final Stored NONE = new Stored(null, null, null, null, null, null, null, null, null, null, null, null, null,
        WorkingDays.digits(WorkingDays.MONDAY_TO_FRIDAY));

    Object[] columns() {
      return new Object[] {firstName, lastName, email, unit, jobTitle, jurisdiction, managerSince, hiredOn,
          probationUntil, leftOn, workingDays, number};
    }
  }
}
