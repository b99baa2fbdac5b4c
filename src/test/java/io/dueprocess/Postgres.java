package io.dueprocess;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real PostgreSQL: one server for all tests of a JVM, with which it ends. */
public final class Postgres {

  /** Who owns every database; without a password. */
  public static final String USER = "postgres";

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  /** The address of an empty database that nobody else has. */
  public static String newDatabase() {
    String name = "test" + DATABASES.incrementAndGet();
    JdbcClient.create(Server.STARTED.getPostgresDatabase()).sql("create database " + name).update();
    return Server.STARTED.getJdbcUrl(USER, name);
  }

  /** Has the application of a test work on a database of its own. */
  public static void use(DynamicPropertyRegistry properties) {
    String url = newDatabase();
    properties.add("spring.datasource.url", () -> url);
    properties.add("spring.datasource.username", () -> USER);
  }

  private static final class Server {

    static final EmbeddedPostgres STARTED = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
