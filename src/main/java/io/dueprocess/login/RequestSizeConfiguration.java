package io.dueprocess.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Everything that the engine or our own paths are sent goes by {@link RequestSize} first. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RequestSizeConfiguration {

  /** The longest form in the longest way to write it; files have bounds of their own. */
  private static final int MOST_OF_A_FORM = 2_000_000;

  private static final int MOST_OF_A_DEPLOYMENT = 10_000_000;

  @Bean
  FilterRegistrationBean<RequestSize> sizeForEngine(Answers answers) {
    var filter = new FilterRegistrationBean<>(
        new RequestSize(MOST_OF_A_DEPLOYMENT, "deploy fewer or smaller files", answers));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.addUrlPatterns("/engine-rest/*", "/camunda/*");
    return filter;
  }

  /** After the login: to whoever is not signed in, no size is too large to be told that first. */
  @Bean
  FilterRegistrationBean<RequestSize> sizeForOwnPaths(Answers answers) {
    var filter = new FilterRegistrationBean<RequestSize>(
        new RequestSize(MOST_OF_A_FORM, "shorten the texts", answers) {

          /** What comes in parts is no form of ours but an upload, see {@code spring.servlet.multipart}. */
          @Override
          protected boolean shouldNotFilter(HttpServletRequest request) {
            String type = request.getContentType();
            return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
          }
        });
    filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
    filter.addUrlPatterns("/api/*");
    return filter;
  }
}
