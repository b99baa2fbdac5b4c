package io.dueprocess.engine;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Everything that the engine is sent goes by {@link RequestSize} first. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RequestSizeConfiguration {

  @Bean
  FilterRegistrationBean<RequestSize> requestSize() {
    var filter = new FilterRegistrationBean<>(new RequestSize());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.addUrlPatterns("/engine-rest/*", "/camunda/*");
    return filter;
  }
}
