package io.dueprocess.engine;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes at every start what is missing of models, groups, rights, filters and the first administrator. One node at a
 * time: several that start at once would make everything twice.
 */
@Component
@Order(0)
class SetUp implements ApplicationRunner {

  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final ModelDeployment models;
  private final Roles roles;
  private final TaskFilters filters;
  private final ObjectProvider<FirstAdministrator> firstAdministrator;

  SetUp(TransactionTemplate transaction, JdbcClient jdbc, ModelDeployment models, Roles roles, TaskFilters filters,
      ObjectProvider<FirstAdministrator> firstAdministrator) {
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.models = models;
    this.roles = roles;
    this.filters = filters;
    this.firstAdministrator = firstAdministrator;
  }

  @Override
  public void run(ApplicationArguments args) {
    transaction.executeWithoutResult(status -> {
      lock(jdbc);
      models.deploy();
      roles.ensure();
      filters.ensure();
      firstAdministrator.ifAvailable(FirstAdministrator::ensure);
    });
  }

  /** Waits until no other node sets up; this one has its turn until the transaction of the caller ends. */
  static void lock(JdbcClient jdbc) {
    jdbc.sql("select id from set_up where id = 1 for update").query(Integer.class).single();
  }
}
