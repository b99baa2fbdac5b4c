package io.dueprocess.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.Set;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Stands before every logger, so that no setting brings what a person wrote, or a secret, into a log. Frameworks log
 * parameters of statements, bodies of requests, mails and rejected values at DEBUG and TRACE, and some at WARN: each
 * logger has a level that it can't go below, INFO unless a list here says otherwise. And an exception may quote what it
 * could not read: it is logged as its kind and its places, without its words, where the kind is not one that speaks of
 * the machine alone.
 */
public final class LogGuard extends TurboFilter {

  /** What loggers and all below them may log, at most; where several fit, the longest. */
  private static final Map<String, Level> FLOORS = Map.ofEntries(
      // names of beans, connections and jobs: looked through, and tested with all of them on
      Map.entry("io.dueprocess", Level.TRACE),
      Map.entry("com.zaxxer.hikari", Level.DEBUG),
      Map.entry("org.camunda.bpm.engine.jobexecutor", Level.DEBUG),
      Map.entry("org.springframework.beans.factory.support", Level.DEBUG),
      Map.entry("org.springframework.boot.autoconfigure", Level.DEBUG),
      // quote requests that they could not read, at WARN or INFO
      Map.entry("org.springframework.web", Level.ERROR),
      Map.entry("org.springframework.validation", Level.ERROR),
      Map.entry("org.apache.tomcat.util.http", Level.ERROR),
      Map.entry("org.apache.coyote", Level.ERROR),
      Map.entry("org.glassfish.jersey", Level.ERROR),
      Map.entry("com.fasterxml.jackson", Level.ERROR),
      // write out what they render or send; their callers report what went wrong, without what stands in a letter
      Map.entry("org.thymeleaf", Level.OFF),
      Map.entry("org.apache.pdfbox", Level.OFF),
      Map.entry("org.apache.fontbox", Level.OFF),
      Map.entry("com.openhtmltopdf", Level.OFF),
      Map.entry("jakarta.mail", Level.OFF),
      Map.entry("org.eclipse.angus", Level.OFF));

  /** What goes wrong at a start is said in full: nobody has written anything yet, and somebody has to mend it. */
  private static final Set<String> WITH_WORDS = Set.of("org.springframework.boot.SpringApplication",
      "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "com.zaxxer.hikari.pool.HikariPool");

  /** While an event without words is on its way to the appenders it is not looked at again. */
  private static final ThreadLocal<Boolean> SAYING = new ThreadLocal<>();

  @Override
  public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] params, Throwable t) {
    if (level.levelInt < floor(logger.getName()).levelInt) {
      return FilterReply.DENY;
    }
    Throwable thrown = t != null ? t : thrown(params);
    boolean quotes = thrown != null || ExceptionWords.isStackTrace(params);
    if (format == null || !quotes || SAYING.get() != null || !logger.isEnabledFor(level)
        || WITH_WORDS.contains(logger.getName())) {
      return FilterReply.NEUTRAL;
    }
    SAYING.set(true);
    try {
      String message = ExceptionWords.without(MessageFormatter.basicArrayFormat(format, params), thrown);
      LoggingEvent event = new LoggingEvent(Logger.class.getName(), logger, level, message,
          thrown == null ? null : ExceptionWords.without(thrown), null);
      if (marker != null) {
        event.addMarker(marker);
      }
      logger.callAppenders(event);
    } finally {
      SAYING.remove();
    }
    return FilterReply.DENY;
  }

  static Level floor(String logger) {
    for (String name = logger; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('.')))) {
      Level floor = FLOORS.get(name);
      if (floor != null) {
        return floor;
      }
    }
    return Level.INFO;
  }

  private static Throwable thrown(Object[] params) {
    if (params != null) {
      for (Object param : params) {
        if (param instanceof Throwable thrown) {
          return thrown;
        }
      }
    }
    return null;
  }
}
