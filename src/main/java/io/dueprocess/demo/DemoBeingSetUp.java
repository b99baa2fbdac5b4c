package io.dueprocess.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Until the demo has lived through its past, the date is in that past: whoever came now would disturb it. */
@Component
@Profile("demo")
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class DemoBeingSetUp extends OncePerRequestFilter {

  private static final String PAGE = """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
      <title>Due Process</title></head><body><p>The demo is being set up. This page goes on by itself.</p></body></html>
      """;

  private final DemoCases demo;

  DemoBeingSetUp(DemoCases demo) {
    this.demo = demo;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (demo.ready()) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader("Retry-After", "2");
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(PAGE);
  }
}
