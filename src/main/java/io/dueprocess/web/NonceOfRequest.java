package io.dueprocess.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of the content policy with its request. The web applications hold it in the servlet context, which
 * all requests share: where two come at once, the header bears one nonce and the page another, the browser runs no
 * script, and the page stays empty.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NonceOfRequest extends OncePerRequestFilter {

  private static final String NONCE = "org.camunda.bpm.csp.nonce";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ServletContext context = withNonceOf(request);
    chain.doFilter(new HttpServletRequestWrapper(request) {
      @Override
      public ServletContext getServletContext() {
        return context;
      }
    }, response);
  }

  private static ServletContext withNonceOf(HttpServletRequest request) {
    ServletContext shared = request.getServletContext();
    return (ServletContext) Proxy.newProxyInstance(
        NonceOfRequest.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, args) -> {
          if (args != null && NONCE.equals(args[0]) && method.getName().equals("setAttribute")) {
            request.setAttribute(NONCE, args[1]);
            return null;
          }
          if (args != null && NONCE.equals(args[0]) && method.getName().equals("getAttribute")) {
            return request.getAttribute(NONCE);
          }
          try {
            return method.invoke(shared, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }
}
