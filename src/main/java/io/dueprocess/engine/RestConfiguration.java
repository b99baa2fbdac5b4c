package io.dueprocess.engine;

import jakarta.servlet.Filter;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
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
      }
    };
  }

  /** As it comes, the engine's REST interface asks nobody who they are. */
  @Bean
  FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestLogin() {
    var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
    filter.setName("engineRestLogin");
    filter.addUrlPatterns("/engine-rest/*");
    filter.setInitParameters(Map.of(ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
        HttpBasicAuthenticationProvider.class.getName()));
    return filter;
  }

  /**
   * The first administrator is made at the first start and nowhere else. Admin's own way to make one asks nobody who
   * they are, and is open whenever the group of administrators is empty (CVE-2026-77226, never fixed in the Community
   * Edition).
   */
  @Bean
  FilterRegistrationBean<Filter> noSetupOverHttp(CamundaBpmProperties properties) {
    var filter = new FilterRegistrationBean<Filter>((request, response, chain) ->
        ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN,
            "An administrator is made at the first start of the product, and then by an administrator in Admin."));
    filter.setName("noSetupOverHttp");
    filter.addUrlPatterns(properties.getWebapp().getApplicationPath() + "/api/admin/setup/*");
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /**
   * The web applications have a REST application of their own. Camunda leaves a servlet of that name alone where it is
   * there first, so ours goes first: the same with one more mapper.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ServletContextInitializer plainRefusalsInWebApplications(CamundaBpmProperties properties) {
    return context -> {
      ServletRegistration.Dynamic api = context.addServlet("Engine Api", ServletContainer.class);
      api.setInitParameter("jakarta.ws.rs.Application", WebApplicationApi.class.getName());
      api.addMapping(properties.getWebapp().getApplicationPath() + "/api/engine/*");
    };
  }

  /** What the web applications call, and how a refusal reaches them. */
  public static class WebApplicationApi extends EngineRestApplication {

    @Override
    public Set<Class<?>> getClasses() {
      Set<Class<?>> classes = new HashSet<>(super.getClasses());
      classes.add(RefusedMapper.class);
      return classes;
    }
  }
}
