package io.dueprocess.engine;

import java.util.Map;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The engine's REST interface and the web applications: a login everywhere, refusals in plain words. */
@Configuration(proxyBeanMethods = false)
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

  /** The web applications have a REST application of their own, which takes further providers by this parameter. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  ServletContextInitializer plainRefusalsInWebApplications() {
    return context -> {
      var api = context.getServletRegistration("Engine Api");
      if (api != null) {
        api.setInitParameter("jersey.config.server.provider.classnames", RefusedMapper.class.getName());
      }
    };
  }
}
