package io.dueprocess.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dueprocess.employee.Employees;
import io.dueprocess.employee.ImportFile;
import io.dueprocess.employee.ImportMapping;
import io.dueprocess.employee.ImportProgress;
import io.dueprocess.employee.ImportReport;
import io.dueprocess.employee.PersonnelImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of the demo, from the files under {@code demo/}, brought in by the same import that HR uses. The files
 * are written as of a fixed day; every date in them moves on by the whole weeks since, so that files look as old as
 * they are meant to and weekdays stay.
 */
@Component
@Profile("demo")
public class DemoPeople {

  /** The day that the files are written as of. */
  static final LocalDate BASE_DATE = LocalDate.of(2026, 1, 15);

  private static final List<String> FILES = List.of("employees", "appraisals", "appraisals-federal", "coaching-notes",
      "warnings", "leaves", "complaints", "accommodation-requests", "hr-partners");
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

  private final JdbcTemplate jdbc;
  private final Employees employees;

  public DemoPeople(JdbcTemplate jdbc, Employees employees) {
    this.jdbc = jdbc;
    this.employees = employees;
  }

  /**
   * Fills an empty directory; leaves one alone that has people. Says whether it filled it.
   *
   * @param asOf the day on which the files are to look as they are written
   */
  @Transactional
  public boolean load(LocalDate asOf) {
    if (!employees.isEmpty()) {
      return false;
    }
    long days = ChronoUnit.DAYS.between(BASE_DATE, asOf);
    long weeks = Math.floorDiv(days, 7L);
    // the product's clock may stand in the past while the demo's cases are lived through
    Clock clock = Clock.fixed(asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    var personnelImport = new PersonnelImport(jdbc, clock);
    FILES.forEach(name -> load(name, weeks, personnelImport));
    return true;
  }

  /** Everybody who can sign in. */
  public List<DemoUser> users() {
    try {
      return new YAMLMapper().readValue(read("users.yaml"), new TypeReference<List<DemoUser>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(String name, long weeks, PersonnelImport personnelImport) {
    try (InputStream mapping = new ClassPathResource("demo/" + name + ".yaml").getInputStream()) {
      String moved = DATE.matcher(read(name + ".csv"))
          .replaceAll(date -> LocalDate.parse(date.group()).plusWeeks(weeks).toString());
      ImportFile file = ImportFile.of(name + ".csv", moved.getBytes(StandardCharsets.UTF_8));
      ImportReport report = personnelImport.run(ImportMapping.read(mapping), file, false, ImportProgress.NONE);
      if (!report.imported()) {
        throw new IllegalStateException("The demo's own file is bad: " + report.problems().get(0).sentence());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) throws IOException {
    return new ClassPathResource("demo/" + file).getContentAsString(StandardCharsets.UTF_8);
  }
}
