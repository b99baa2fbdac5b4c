package io.dueprocess.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Puts the {@link LogGuard} before all loggers as soon as the log is configured, by whatever file, and again whenever
 * it is configured anew. A product whose log is not Logback, and so can't be guarded, does not start.
 */
public final class InstallLogGuard implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  /** Spring Boot configures the log at this event, among the first. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  /** Refuses to start without a log that can be guarded. */
  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext log)) {
      throw new IllegalStateException("The log is not Logback, so what people write can't be kept out of it. Take the "
          + "other logging library off the class path.");
    }
    guard(log);
    if (log.getCopyOfListenerList().stream().noneMatch(Again.class::isInstance)) {
      log.addListener(new Again());
    }
  }

  private static void guard(LoggerContext log) {
    if (log.getTurboFilterList().stream().noneMatch(LogGuard.class::isInstance)) {
      LogGuard guard = new LogGuard();
      guard.setContext(log);
      guard.setName("due-process");
      guard.start();
      // before all others: one of those could accept what this one denies
      log.getTurboFilterList().add(0, guard);
    }
  }

  /** A log that is configured anew loses its filters. */
  private static final class Again implements LoggerContextListener {

    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onStart(LoggerContext log) {
      guard(log);
    }

    @Override
    public void onReset(LoggerContext log) {
      guard(log);
    }

    @Override
    public void onStop(LoggerContext log) {
      // nothing is logged any more
    }

    @Override
    public void onLevelChange(Logger logger, Level level) {
      // the guard looks at each event
    }
  }
}
