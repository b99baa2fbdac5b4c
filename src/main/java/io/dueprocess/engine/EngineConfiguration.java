package io.dueprocess.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.SchemaOperationsCommand;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this product changes in the engine, and why. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Our tables come first: the engine's plugin waits for the migrations. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  @DependsOnDatabaseInitialization
  ProcessEnginePlugin dueProcessPlugin(ListableBeanFactory beans, JdbcClient jdbc, Environment environment) {
    // who knows people and their passwords, see the room login
    boolean local = environment.getProperty("due-process.login.from", "LOCAL").equalsIgnoreCase("LOCAL");
    return new AbstractProcessEnginePlugin() {

      @Override
      public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new FlowHistoryLevel()));
        engine.setHistory(FlowHistoryLevel.NAME);
        // a refusal is no error of the engine; who called tells the person or logs the defect
        engine.setEnableCmdExceptionLogging(false);
        engine.setCustomPostCommandInterceptorsTxRequired(
            new ArrayList<>(List.of(new FailedJobs(), new FreshModels(), new PlainAlternatives())));
        engine.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new CaseOnTasks(beans))));
        engine.setCustomPreDeployers(new ArrayList<>(List.of(new CheckedDeployer(beans))));
        // scripts off, classes off, and expressions that find what models are offered and nothing else
        var noScripts = new NoScripts();
        engine.setScriptFactory(noScripts);
        engine.setArtifactFactory(noScripts);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setConfigureScriptEngineHostAccess(true);
        engine.setExpressionManager(new OfferedExpressions(beans));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableXxeProcessing(false);
        engine.setTaskService(new BorderTaskService(beans.getBeanProvider(LateCompletions.class)));
        engine.setFormService(new BorderFormService(beans.getBeanProvider(LateCompletions.class)));
        engine.setFilterService(new BorderFilterService());
        engine.setRuntimeService(new BorderRuntimeService());
        // a candidate may work on a task, not rename it, hand it on or move its dates
        engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
        engine.setResourceAuthorizationProvider(new TaskAuthorizations(beans));
        // somebody may be kept out of what their group may see
        engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_ALWAYS);
        // who may see a case in Cockpit or a task does not see variables by that
        engine.setEnforceSpecificVariablePermission(true);
        keepPasswords(engine, environment);
        engine.setIdentityProviderSessionFactory(new UsersOfLogin.Factory(local));
        // logins and groups as companies have them: hrLead, jane.doe, jane@example.com
        engine.setGeneralResourceWhitelistPattern("[a-zA-Z0-9._@-]+");
      }

      @Override
      public void postInit(ProcessEngineConfigurationImpl engine) {
        List<TypedValueSerializer<?>> asShipped = List.copyOf(engine.getVariableSerializers().getSerializers());
        asShipped.forEach(engine.getVariableSerializers()::removeSerializer);
        FlowVariables.serializers(asShipped).forEach(engine.getVariableSerializers()::addSerializer);
        engine.setSchemaOperationsCommand(oneNodeAtATime(engine.getSchemaOperationsCommand(), jdbc));
      }
    };
  }

  private static void keepPasswords(ProcessEngineConfigurationImpl engine, Environment environment) {
    engine.setPasswordEncryptor(
        new StretchedPasswords(environment.getRequiredProperty("due-process.login.password-iterations", int.class)));
    int length = environment.getRequiredProperty("due-process.login.password-length", int.class);
    engine.setEnablePasswordPolicy(length > 0);
    engine.setPasswordPolicy(
        () -> List.of(new PasswordPolicyLengthRuleImpl(length), new PasswordPolicyUserDataRuleImpl()));
  }

  /** Of several nodes that start on an empty database one makes the engine's tables; the others find them made. */
  private static SchemaOperationsCommand oneNodeAtATime(SchemaOperationsCommand asShipped, JdbcClient jdbc) {
    return context -> {
      SetUp.lock(jdbc);
      return asShipped.execute(context);
    };
  }

  @Bean
  EngineClock engineClock(Clock clock) {
    return new EngineClock(clock);
  }
}
