package io.dueprocess.employee;

import static io.dueprocess.employee.ImportField.*;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one line of an export says about one employee, without the links to others.
 *
 * @param manager as it is written; who that is, is found out when all lines are known
 * @param workingDays null where the line does not say
 */
record EmployeeLine(
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
    Set<DayOfWeek> workingDays) {

  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}(_[A-Z]+)?");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** Everything that is wrong with the line goes to the problems; what is right is there nevertheless. */
  static EmployeeLine read(Row row) {
    PersonName name = name(row);
    LocalDate hiredOn = row.date(HIRED_ON);
    LocalDate probationUntil = row.endDate(PROBATION_UNTIL);
    LocalDate leftOn = row.endDate(LEFT_ON);
    notBefore(row, PROBATION_UNTIL, probationUntil, hiredOn);
    notBefore(row, LEFT_ON, leftOn, hiredOn);
    return new EmployeeLine(
        row.required(NUMBER, row::text),
        name.first(),
        name.last(),
        userId(row),
        row.text(EMAIL),
        row.text(UNIT),
        row.text(JOB_TITLE),
        jurisdiction(row),
        row.text(MANAGER),
        row.date(MANAGER_SINCE),
        hiredOn,
        probationUntil,
        leftOn,
        workingDays(row));
  }

  private static PersonName name(Row row) {
    if (row.maps(NAME)) {
      String text = row.required(NAME, row::text);
      PersonName name = text == null ? null : PersonName.read(text);
      if (text != null && name == null) {
        row.problem(NAME, text, "is not a first and a last name", "Write \"First Last\" or \"Last, First\".");
      }
      return name == null ? new PersonName(null, null) : name;
    }
    return new PersonName(collapsed(row.required(FIRST_NAME, row::text)),
        collapsed(row.required(LAST_NAME, row::text)));
  }

  private static String collapsed(String text) {
    return text == null ? null : Blanks.collapse(text);
  }

  private static String userId(Row row) {
    String userId = row.text(USER_ID);
    if (userId == null) {
      return null;
    }
    if (!LOGIN.matcher(userId).matches() || userId.equalsIgnoreCase("system")) {
      row.problem(USER_ID, userId, "can't be a login",
          "Use letters, digits, dots, hyphens and underscores; \"system\" is taken.");
      return null;
    }
    return userId;
  }

  private static String jurisdiction(Row row) {
    String code = row.required(JURISDICTION, row::text);
    if (code != null && !(CODE.matcher(code).matches() && COUNTRIES.contains(code.substring(0, 2)))) {
      row.problem(JURISDICTION, code, "is no jurisdiction",
          "Use US, US_FEDERAL, GB, DE or another ISO country code, or say under columns.jurisdiction.values which "
              + "code it means.");
      return null;
    }
    return code;
  }

  private static Set<DayOfWeek> workingDays(Row row) {
    String text = row.text(WORKING_DAYS);
    if (text == null) {
      return null;
    }
    return WorkingDays.read(text).orElseGet(() -> {
      row.problem(WORKING_DAYS, text, "names no days of the week",
          "Write them like Mon-Fri or Mon, Tue, Thu, or say under columns.workingDays.values which days it means.");
      return null;
    });
  }

  private static void notBefore(Row row, ImportField field, LocalDate end, LocalDate hiredOn) {
    if (end != null && hiredOn != null && end.isBefore(hiredOn)) {
      row.problem(field, row.text(field), "is before the hire date %s".formatted(hiredOn),
          "Correct one of the two dates.");
    }
  }
}
