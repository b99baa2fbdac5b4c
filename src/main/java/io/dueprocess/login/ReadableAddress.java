package io.dueprocess.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Refuses an address that the server and Spring read differently, such as one that leads out of a web application's
 * folder and into another's, or that writes a letter of the folder as a code. Spring throws for these before any chain
 * of filters begins, which would be a defect of ours to whoever asks.
 */
final class ReadableAddress extends OncePerRequestFilter {

  private final Answers answers;

  ReadableAddress(Answers answers) {
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      ServletRequestPathUtils.parseAndCache(request);
    } catch (IllegalArgumentException e) {
      answers.refuseAddress(request, response);
      return;
    }
    chain.doFilter(request, response);
  }
}
