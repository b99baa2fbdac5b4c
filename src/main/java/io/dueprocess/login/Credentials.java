package io.dueprocess.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** By which requests somebody says who they are. */
final class Credentials {

  /** Where the web applications' own login page sends a name and a password; the last part is the application. */
  static final String LOGIN = "/camunda/api/admin/auth/user/default/login/{application}";
  static final String LOGOUT = "/camunda/api/admin/auth/user/default/logout";

  private static final RequestMatcher LOGIN_REQUEST =
      PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, LOGIN);

  private Credentials() {}

  /** The login form. */
  static boolean isLogin(HttpServletRequest request) {
    return LOGIN_REQUEST.matches(request);
  }

  /** A name and a password, or a token, in the header; no page of a stranger can make a browser send one. */
  static boolean inHeader(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  static boolean in(HttpServletRequest request) {
    return inHeader(request) || isLogin(request);
  }
}
