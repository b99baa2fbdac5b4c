package io.dueprocess.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log of its own with everything on, and what comes through. */
class LogGuardTest {

  private static final String MARK = "MARK-7f3a";

  private final LoggerContext log = new LoggerContext();
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  @BeforeEach
  void everythingOn() {
    LogGuard guard = new LogGuard();
    guard.start();
    log.addTurboFilter(guard);
    appender.start();
    Logger root = log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.TRACE);
    root.addAppender(appender);
  }

  @ParameterizedTest
  @CsvSource({
      "org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity, INFO",
      "org.springframework.jdbc.core.StatementCreatorUtils, INFO",
      "org.springframework.security.web, INFO",
      "org.springframework.web.servlet.mvc.method.annotation.HttpEntityMethodProcessor, ERROR",
      "org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver, ERROR",
      "org.apache.coyote.http11.Http11InputBuffer, ERROR",
      "org.thymeleaf.TemplateEngine, OFF",
      "org.eclipse.angus.mail.smtp, OFF",
      "a.library.that.nobody.thought.of, INFO",
      "io.dueprocess.engine.FailedJobs, TRACE",
      "io.dueprocessor, INFO"})
  void noSettingBringsALoggerBelowItsFloor(String name, String floor) {
    Logger logger = log.getLogger(name);
    logger.setLevel(Level.ALL);
    logger.trace(MARK);
    logger.debug(MARK);
    logger.info(MARK);
    logger.warn(MARK);
    logger.error(MARK);
    assertThat(appender.list).as(name).allSatisfy(event ->
        assertThat(event.getLevel().isGreaterOrEqual(Level.toLevel(floor))).isTrue());
    assertThat(appender.list.isEmpty()).isEqualTo(floor.equals("OFF"));
    assertThat(logger.isTraceEnabled()).as("so nobody even writes it out").isEqualTo(floor.equals("TRACE"));
  }

  @Test
  void anExceptionIsLoggedAsItsKindsAndPlacesWithoutItsWords() {
    var cause = new IllegalArgumentException("can't read " + MARK);
    var thrown = new IllegalStateException("row " + MARK, cause);
    thrown.addSuppressed(new RuntimeException(MARK));
    for (var way : new Runnable[] {
        () -> logger().error("A job failed", thrown),
        () -> logger().error("A job failed: {}", thrown.getMessage(), thrown),
        () -> logger().error("A job failed: {}", thrown),
        () -> logger().error("A job failed: {} in {}", thrown, "a place"),
        () -> logger().error("A job failed because of can't read " + MARK, thrown),
        () -> logger().error("A job failed\n{}", stackTrace(thrown))}) {
      appender.list.clear();
      way.run();
      String written = written();
      assertThat(written).contains("A job failed").contains("IllegalStateException", "IllegalArgumentException",
          "LogGuardTest.java").doesNotContain(MARK);
    }
  }

  @Test
  void theWordsOfWhatSpeaksOfTheMachineAreKept() {
    logger().error("No mail", new RuntimeException(MARK, new ConnectException("Connection refused")));
    assertThat(written()).contains("java.net.ConnectException: Connection refused").doesNotContain(MARK);
  }

  @Test
  void aMessageWithoutAnExceptionIsLeftAsItIs() {
    logger().info("Retention: {} cases erased", 3);
    assertThat(written()).contains("Retention: 3 cases erased");
  }

  @Test
  void theReasonWhyAStartFailsIsSaidInFull() {
    log.getLogger("org.springframework.boot.SpringApplication").error("Application run failed",
        new IllegalStateException("The port is in use"));
    assertThat(written()).contains("The port is in use");
  }

  @Test
  void anExceptionThatCausesItselfEnds() {
    var first = new IllegalStateException(MARK);
    var second = new IllegalStateException(MARK, first);
    first.initCause(second);
    logger().error("A job failed", first);
    assertThat(written()).contains("A job failed").doesNotContain(MARK);
  }

  private Logger logger() {
    return log.getLogger("org.camunda.bpm.engine.context");
  }

  private String written() {
    StringBuilder text = new StringBuilder();
    for (ILoggingEvent event : appender.list) {
      text.append(event.getFormattedMessage()).append('\n');
      if (event.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(event.getThrowableProxy())).append('\n');
      }
    }
    return text.toString();
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
