package io.dueprocess.engine;

import io.dueprocess.casefile.DailyWork;
import io.dueprocess.casefile.Moments;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks once on every day of the product's clock for cases that stand still; of several nodes, one does. */
@Component
@ConditionalOnProperty(name = "due-process.standing-cases.daily", matchIfMissing = true)
class DailyStandingCheck implements DailyWork {

  private final ReportStandingCases reportStandingCases;
  private final JdbcClient jdbc;
  private final Moments moments;

  DailyStandingCheck(ReportStandingCases reportStandingCases, JdbcClient jdbc, Moments moments) {
    this.reportStandingCases = reportStandingCases;
    this.jdbc = jdbc;
    this.moments = moments;
  }

  @Override
  public void doIfDue() {
    LocalDate today = moments.today();
    LocalDate before = reportStandingCases.newest().lookedOn();
    if (today.equals(before) || !takeTurn(today)) {
      return;
    }
    try {
      reportStandingCases.report();
    } catch (RuntimeException e) {
      jdbc.sql("update standing_look set looked_on = ? where id = 1").param(before).update();
      throw e;
    }
  }

  /** Whether no other node was quicker. */
  private boolean takeTurn(LocalDate today) {
    return jdbc.sql("update standing_look set looked_on = ? where id = 1 and (looked_on is null or looked_on < ?)")
        .params(today, today)
        .update() == 1;
  }
}
