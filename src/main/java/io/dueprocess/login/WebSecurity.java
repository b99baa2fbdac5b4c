package io.dueprocess.login;

import io.dueprocess.engine.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What stands before every request. Two chains: the engine's REST interface, which takes credentials with each request
 * and knows no session, and everything else. Whatever is not named here asks for a login; who may do what is decided
 * further in, by the engine and by the readers of a case.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
@EnableConfigurationProperties({LoginSettings.class, EngineRestSettings.class})
class WebSecurity {

  private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

  /** Our own pages: scripts and styles from here alone, none of them within a page. */
  private static final String CONTENT = String.join("; ", "default-src 'self'", "img-src 'self' data:",
      "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'");

  /** The pages of the web applications themselves. */
  private static final RequestMatcher WEB_APPLICATION =
      PATH.matcher(HttpMethod.GET, "/camunda/app/{application}/default/");

  private final LoginSettings settings;
  private final Leavers leavers;
  private final Answers answers;
  private final SecurityEvents events;
  private final FailedLogins failed;
  private final ObjectProvider<OidcLogin> oidc;

  WebSecurity(LoginSettings settings, Leavers leavers, Answers answers, SecurityEvents events,
      ObjectProvider<OidcLogin> oidc) {
    this.settings = settings;
    this.leavers = leavers;
    this.answers = answers;
    this.events = events;
    this.oidc = oidc;
    this.failed = new FailedLogins(settings.failures(), settings.failuresWithin(), System::nanoTime);
  }

  @EventListener
  void failed(AbstractAuthenticationFailureEvent event) {
    // who can't be told right from wrong has guessed nothing
    if (!(event instanceof AuthenticationFailureServiceExceptionEvent)
        && event.getAuthentication().getDetails() instanceof WebAuthenticationDetails from) {
      failed.count(from.getRemoteAddress());
    }
  }

  /** Who knows a user and a password. With the company's OpenID provider nobody here does. */
  @Bean
  AuthenticationManager authenticationManager(Users users, GroupsOfDirectory groups,
      AuthenticationEventPublisher events) {
    var manager = new ProviderManager(switch (settings.from()) {
      case LOCAL -> new LocalLogin(users, leavers);
      case LDAP -> new LdapLogin(settings.ldap(), groups, leavers);
      case OIDC -> new NoPasswords();
    });
    manager.setAuthenticationEventPublisher(events);
    return manager;
  }

  /** The engine's REST interface. Off, it looks as if there were none, whoever asks. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain engineRestChain(HttpSecurity http, EngineRestSettings rest) throws Exception {
    http.securityMatcher(PATH.matcher("/engine-rest/**"));
    onEveryAnswer(http);
    if (!rest.enabled()) {
      return http.authorizeHttpRequests(all -> all.anyRequest().denyAll())
          .csrf(AbstractHttpConfigurer::disable)
          .exceptionHandling(e -> e.authenticationEntryPoint((request, response, why) -> notThere(request, response)))
          .build();
    }
    if (oidc.getIfAvailable() == null) {
      http.httpBasic(basic -> basic.authenticationEntryPoint(asksForPassword()))
          .exceptionHandling(e -> e.authenticationEntryPoint(asksForPassword()));
    } else {
      oidc.getObject().withTokens(http);
    }
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // no session, so nothing that a browser would send by itself
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(e -> e.accessDeniedHandler(denied()))
        .authorizeHttpRequests(all -> all.anyRequest().authenticated())
        .build();
  }

  /** The web applications, our own pages and what these ask for. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  SecurityFilterChain pagesChain(HttpSecurity http, WebApplicationForm form) throws Exception {
    onEveryAnswer(http);
    if (oidc.getIfAvailable() == null) {
      http.httpBasic(basic -> basic.authenticationEntryPoint(signInFirst()))
          .formLogin(login -> login
              .loginPage("/camunda/app/tasklist/default/")
              .loginProcessingUrl(Credentials.LOGIN)
              .successHandler(form::signedIn)
              .failureHandler(form::refused))
          .requestCache(AbstractHttpConfigurer::disable)
          .exceptionHandling(e -> e.authenticationEntryPoint(signInFirst()));
    } else {
      oidc.getObject().withTokens(http);
      oidc.getObject().onPages(http);
      var asked = new HttpSessionRequestCache();
      asked.setRequestMatcher(WEB_APPLICATION);
      asked.setMatchingRequestParameterName(null);
      http.requestCache(cache -> cache.requestCache(asked))
          .exceptionHandling(e -> e
              .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint(OidcLogin.SIGN_IN),
                  WEB_APPLICATION)
              .defaultAuthenticationEntryPointFor(signInFirst(), AnyRequestMatcher.INSTANCE));
    }
    return http
        .authorizeHttpRequests(all -> {
          // the first administrator is made at the first start: Admin's own way asks nobody who they are, and is open
          // whenever the group of administrators is empty (CVE-2026-77226, never fixed in the Community Edition)
          all.requestMatchers(PATH.matcher("/camunda/api/admin/setup/**")).denyAll();
          if (settings.from() == LoginSettings.From.OIDC) {
            // the page where one signs in is the company's, and this is the way to it
            all.requestMatchers(WEB_APPLICATION).authenticated();
          }
          // the engine has one name; for any other the applications would fail
          all.requestMatchers(WEB_APPLICATION).permitAll()
              .requestMatchers(PATH.matcher("/camunda/app/{application}/{engine}/")).denyAll();
          all.requestMatchers(anybody()).permitAll().anyRequest().authenticated();
        })
        .csrf(csrf -> csrf
            .csrfTokenRepository(tokens())
            // the token as it is, as the web applications send it, and at hand from the first page on
            .csrfTokenRequestHandler(plainTokens())
            .requireCsrfProtectionMatcher(WebSecurity::aBrowserMightHaveBeenMadeTo))
        .logout(logout -> logout
            .logoutRequestMatcher(PATH.matcher(HttpMethod.POST, Credentials.LOGOUT))
            .deleteCookies(oidc.getIfAvailable() == null ? new String[] {"JSESSIONID"} : new String[0])
            .logoutSuccessHandler(oidc.getIfAvailable() == null
                ? new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT) : oidc.getObject().signOut()))
        .exceptionHandling(e -> e.accessDeniedHandler(denied()))
        .build();
  }

  /** What is no address at all, such as one with a way out of its folder. */
  @Bean
  RequestRejectedHandler rejected() {
    return (request, response, why) -> answers.refuseAddress(request, response);
  }

  /** Before the chains, since it is the choice of a chain that fails. */
  @Bean
  FilterRegistrationBean<ReadableAddress> readableAddress() {
    var filter = new FilterRegistrationBean<>(new ReadableAddress(answers));
    filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
    return filter;
  }

  /** Pages without anybody's data, their scripts, the place to sign in, and what may be known of the seal. */
  private static RequestMatcher anybody() {
    return new OrRequestMatcher(
        PATH.matcher(HttpMethod.GET, "/"),
        PATH.matcher(HttpMethod.GET, "/{page}.html"),
        PATH.matcher(HttpMethod.GET, "/favicon.ico"),
        PATH.matcher(HttpMethod.GET, "/due-process/**"),
        PATH.matcher(HttpMethod.GET, "/webjars/**"),
        PATH.matcher("/error"),
        PATH.matcher(HttpMethod.GET, "/camunda"),
        PATH.matcher(HttpMethod.GET, "/camunda/"),
        PATH.matcher(HttpMethod.GET, "/camunda/favicon.ico"),
        PATH.matcher(HttpMethod.GET, "/camunda/app/**"),
        PATH.matcher(HttpMethod.GET, "/camunda/lib/**"),
        PATH.matcher(HttpMethod.GET, "/camunda/assets/**"),
        PATH.matcher(HttpMethod.GET, "/camunda/api/{application}/plugin/{plugin}/static/**"),
        PATH.matcher(HttpMethod.GET, "/camunda/api/engine/engine/"),
        PATH.matcher(HttpMethod.GET, "/camunda/api/admin/auth/user/default"),
        PATH.matcher(HttpMethod.GET, "/api/seal/keys"),
        PATH.matcher(HttpMethod.GET, "/api/sign-out"),
        // the demo's bar is on the page where one signs in, too; outside the demo nothing is there
        PATH.matcher("/api/demo/**"));
  }

  private void onEveryAnswer(HttpSecurity http) throws Exception {
    http.headers(headers -> headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
            .permissionsPolicyHeader(policy -> policy.policy(
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"))
            .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
            .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
            .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
            .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
            .addHeaderWriter(nothingOfPeopleIsKept())
            .httpStrictTransportSecurity(hsts -> {
              if (settings.httpsOnly()) {
                hsts.requestMatcher(AnyRequestMatcher.INSTANCE).includeSubDomains(false);
              } else {
                hsts.disable();
              }
            }))
        .addFilterBefore(new OwnPagesOnly(answers), CsrfFilter.class)
        .addFilterBefore(new Refusals(events), OwnPagesOnly.class)
        .addFilterAfter(new GuardedLogin(settings, failed, answers), OwnPagesOnly.class)
        .addFilterBefore(new AccessEnds(settings, leavers, answers, System::nanoTime), AuthorizationFilter.class);
  }

  /** Scripts and pictures of the web applications may be kept by the browser; what they show of people may not. */
  private static HeaderWriter nothingOfPeopleIsKept() {
    return new DelegatingRequestMatcherHeaderWriter(
        new OrRequestMatcher(PATH.matcher("/api/**"), PATH.matcher("/engine-rest/**"), PATH.matcher("/camunda/api/**")),
        new StaticHeadersWriter("Cache-Control", "no-store"));
  }

  private CookieCsrfTokenRepository tokens() {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookieCustomizer(cookie -> {
      cookie.sameSite("Lax");
      if (settings.httpsOnly()) {
        cookie.secure(true);
      }
    });
    return tokens;
  }

  private static CsrfTokenRequestAttributeHandler plainTokens() {
    var handler = new CsrfTokenRequestAttributeHandler();
    handler.setCsrfRequestAttributeName(null);
    return handler;
  }

  /** What changes something and rests on a cookie, which a browser sends whoever's page made it ask. */
  private static boolean aBrowserMightHaveBeenMadeTo(HttpServletRequest request) {
    return OwnPagesOnly.mayChange(request)
        && !Credentials.inHeader(request)
        && (request.getRequestedSessionId() != null || Credentials.isLogin(request));
  }

  private AuthenticationEntryPoint signInFirst() {
    return (request, response, why) -> answers.refuse(request, response, HttpStatus.UNAUTHORIZED, "Sign in first.");
  }

  private AuthenticationEntryPoint asksForPassword() {
    return (request, response, why) -> {
      response.setHeader("WWW-Authenticate", "Basic realm=\"Due Process\"");
      signInFirst().commence(request, response, why);
    };
  }

  private void notThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answers.refuse(request, response, HttpStatus.NOT_FOUND, "There is nothing at this address.");
  }

  private AccessDeniedHandler denied() {
    return (request, response, why) -> answers.refuse(request, response, HttpStatus.FORBIDDEN,
        why instanceof CsrfException
            ? "This page is no longer up to date. Load it anew, and sign in again if it asks you to."
            : "You may not do this.");
  }

  /** Takes no password, whosever it is. */
  private static final class NoPasswords implements AuthenticationProvider {

    @Override
    public Authentication authenticate(Authentication said) {
      throw new BadCredentialsException("People sign in with the company's login.");
    }

    @Override
    public boolean supports(Class<?> authentication) {
      return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
  }
}
