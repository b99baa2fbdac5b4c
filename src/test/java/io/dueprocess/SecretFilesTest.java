package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Secrets from a folder of files, as container platforms mount them, with the product's own configuration. */
class SecretFilesTest {

  private static final String PASSWORD = "from a file 4711";

  @TempDir private Path folder;

  @BeforeEach
  void aDatabaseThatAsksForThePassword() throws Exception {
    DriverManager.getConnection(url(), "due_process", PASSWORD).close();
  }

  @Test
  void theDatabasesPasswordComesFromAFileNamedAsTheVariable() throws Exception {
    Files.writeString(secrets().resolve("DUE_PROCESS_DB_PASSWORD"), PASSWORD + "\n");
    assertThat(connects()).isTrue();
  }

  @Test
  void theDatabasesPasswordComesFromAFileNamedAsTheKey() throws Exception {
    Files.writeString(secrets().resolve("spring.datasource.password"), PASSWORD);
    assertThat(connects()).isTrue();
  }

  @Test
  void everyOtherSecretComesFromAFileNamedAsItsKey() throws Exception {
    Files.writeString(secrets().resolve("DUE_PROCESS_DB_PASSWORD"), PASSWORD);
    String[] keys = {"spring.mail.password", "spring.flyway.password", "due-process.seal.key-store-password",
        "spring.security.oauth2.client.registration.sso.client-secret"};
    for (String key : keys) {
      Files.writeString(secrets().resolve(key), "secret of " + key);
    }
    try (ConfigurableApplicationContext started = start()) {
      for (String key : keys) {
        assertThat(started.getEnvironment().getProperty(key)).isEqualTo("secret of " + key);
      }
    }
  }

  @Test
  void withoutTheFileThereIsNoConnection() throws Exception {
    secrets();
    assertThatThrownBy(this::connects).rootCause().hasMessageContaining("Wrong user name or password")
        .hasMessageNotContaining(PASSWORD);
  }

  private boolean connects() {
    try (ConfigurableApplicationContext started = start()) {
      return started.getBean(JdbcClient.class).sql("select true").query(Boolean.class).single();
    }
  }

  private ConfigurableApplicationContext start() {
    return new SpringApplicationBuilder(OnlyTheDatabase.class).web(WebApplicationType.NONE).profiles("production")
        .registerShutdownHook(false)
        .run("--spring.config.import=optional:configtree:" + folder.resolve("secrets") + "/",
            "--spring.datasource.url=" + url());
  }

  private Path secrets() throws Exception {
    return Files.createDirectories(folder.resolve("secrets"));
  }

  private String url() {
    return "jdbc:h2:file:" + folder.resolve("database");
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
      JdbcClientAutoConfiguration.class})
  static class OnlyTheDatabase {
  }
}
