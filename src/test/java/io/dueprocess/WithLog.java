package io.dueprocess;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** For tests of what is logged: a command that ran in the same JVM before, quiet as it is, has left the log off. */
public final class WithLog implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext test) {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.INFO);
  }
}
