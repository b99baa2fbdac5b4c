package io.dueprocess.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.engine.WebApplications;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Answers the web applications' own login page as it expects it: who signed in and what they may open; 401 for wrong
 * credentials; 503 where the company's directory can't be asked; 403 for an application that is not for them, and then
 * nobody is signed in.
 */
@Component
@ConditionalOnWebApplication
class WebApplicationForm {

  private final WebApplications applications;
  private final Answers answers;
  private final ObjectMapper json;

  WebApplicationForm(WebApplications applications, Answers answers, ObjectMapper json) {
    this.applications = applications;
    this.answers = answers;
    this.json = json;
  }

  void signedIn(HttpServletRequest request, HttpServletResponse response, Authentication user) throws IOException {
    WebApplications.SignedIn signedIn = applications.openTo(user.getName());
    String application = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
    if (!signedIn.authorizedApps().contains(application)) {
      new SecurityContextLogoutHandler().logout(request, response, user);
      answers.refuse(request, response, HttpStatus.FORBIDDEN, "This application is not for you.");
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(json.writeValueAsString(signedIn));
  }

  void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (why instanceof AuthenticationServiceException) {
      answers.refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE,
          "Your company's directory does not answer. Try again later, or tell operations.");
      return;
    }
    answers.refuse(request, response, HttpStatus.UNAUTHORIZED,
        why instanceof DisabledException ? why.getMessage() : "This user and this password do not go together.");
  }
}
