package io.dueprocess.engine;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletRegistration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The engine's REST interface and the web applications: a login everywhere, refusals in plain words. Not there where
 * the product runs on a command line.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RestConfiguration {

  @Bean
  CamundaJerseyResourceConfig engineRest() {
    return new CamundaJerseyResourceConfig() {
      @Override
      protected void registerAdditionalResources() {
        super.registerAdditionalResources();
        register(RefusedMapper.class);
        register(PlainErrors.class);
      }
    };
  }

  /** As it comes, the engine's REST interface asks nobody who they are. */
  @Bean
  FilterRegistrationBean<EngineRestLogin> engineRestLogin(IdentityService identity, PipProcess process) {
    var filter = new FilterRegistrationBean<>(new EngineRestLogin(identity, process));
    filter.setName("engineRestLogin");
    filter.addUrlPatterns("/engine-rest/*");
    return filter;
  }

  /**
   * The web applications have filters of their own for who is signed in and against forged requests. Both are the
   * login's work here: Camunda leaves a filter of that name alone where it is there first, so ours go first.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ServletContextInitializer oneLoginForWebApplications(CamundaBpmProperties properties, ProcessEngine engine) {
    String path = properties.getWebapp().getApplicationPath();
    return context -> {
      FilterRegistration.Dynamic login = context.addFilter("Authentication Filter", new WebApplicationLogin(engine));
      login.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, path + "/api/*", path + "/app/*");
      Filter none = (request, response, chain) -> chain.doFilter(request, response);
      context.addFilter("CsrfPreventionFilter", none);
    };
  }

  /**
   * The web applications have REST applications of their own. Camunda leaves a servlet of that name alone where it is
   * there first, so ours go first: the same with two more classes.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ServletContextInitializer plainAnswersInWebApplications(CamundaBpmProperties properties) {
    String path = properties.getWebapp().getApplicationPath();
    return context -> Map.of(
        "Cockpit Api", CockpitApplication.class,
        "Admin Api", AdminApplication.class,
        "Tasklist Api", TasklistApplication.class,
        "Engine Api", EngineRestApplication.class,
        "Welcome Api", WelcomeApplication.class).forEach((name, application) -> {
          ServletRegistration.Dynamic api = context.addServlet(name, ServletContainer.class);
          api.setInitParameter("jakarta.ws.rs.Application", application.getName());
          api.setInitParameter(ServerProperties.PROVIDER_CLASSNAMES,
              RefusedMapper.class.getName() + "," + PlainErrors.class.getName());
          api.addMapping(path + "/api/" + name.split(" ")[0].toLowerCase(Locale.ROOT) + "/*");
        });
  }
}
