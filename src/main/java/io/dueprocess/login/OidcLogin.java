package io.dueprocess.login;

import io.dueprocess.engine.DirectoryLogin;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * People who sign in with the company's OpenID provider, in a browser, and tools that bring a token of it. The provider
 * is asked who it is when the first of them comes: the product starts without it.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "due-process.login.from", havingValue = "OIDC")
class OidcLogin {

  /** Attribute of a session: where to go to be signed out at the provider. */
  static final String SIGN_OUT = OidcLogin.class.getName() + ".signOut";
  static final String SIGN_IN = "/oauth2/authorization/company";

  private static final String COMPANY = "company";
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final LoginSettings.Oidc settings;
  private final GroupsOfDirectory groups;
  private final Answers answers;
  private final OidcUserService users = new OidcUserService();
  private final ClientRegistrationRepository clients = new SupplierClientRegistrationRepository(this::client);

  OidcLogin(LoginSettings settings, GroupsOfDirectory groups, Answers answers) {
    this.settings = settings.oidc();
    this.groups = groups;
    this.answers = answers;
    if (this.settings.issuer().isBlank()) {
      throw new IllegalStateException("Say where the company's OpenID provider is: due-process.login.oidc.issuer.");
    }
    if (this.settings.audience().isBlank() || this.settings.audience().equals(this.settings.clientId())) {
      throw new IllegalStateException("due-process.login.oidc.audience has to be a name of its own, and not the id of "
          + "the client: an ID token would be taken for a token to this interface.");
    }
  }

  /** For people in a browser. */
  void onPages(HttpSecurity http) throws Exception {
    var requests = new DefaultOAuth2AuthorizationRequestResolver(clients,
        OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oauth2Login(login -> login
        .clientRegistrationRepository(clients)
        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::user))
        .loginPage(SIGN_IN)
        .defaultSuccessUrl(TASKLIST)
        .failureHandler((request, response, why) -> answers.refuse(request, response, HttpStatus.UNAUTHORIZED,
            "Your company's login has not let you in here. Try again, or tell operations.")));
  }

  /**
   * Where a browser has to go after it was signed out here, to be signed out at the provider as well: kept in the fresh
   * session until the page asks for it. A page can't be led there by the answer to what its script sends.
   */
  LogoutSuccessHandler signOut() {
    var provider = new OidcClientInitiatedLogoutSuccessHandler(clients);
    provider.setPostLogoutRedirectUri("{baseUrl}/");
    provider.setRedirectStrategy((request, response, address) -> {
      request.getSession().setAttribute(SIGN_OUT, address);
      response.setStatus(HttpStatus.NO_CONTENT.value());
    });
    return provider;
  }

  /** For tools, which bring a token with each request. */
  void withTokens(HttpSecurity http) throws Exception {
    http.oauth2ResourceServer(server -> server
        .jwt(jwt -> jwt.decoder(decoder()).jwtAuthenticationConverter(this::token))
        .authenticationEntryPoint((request, response, why) -> {
          response.setHeader("WWW-Authenticate", "Bearer");
          answers.refuse(request, response, HttpStatus.UNAUTHORIZED, "Sign in first: send a token that is valid now, "
              + "of your company's login and for this interface.");
        }));
  }

  JwtDecoder decoder() {
    return new SupplierJwtDecoder(() -> {
      NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build();
      decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
          new JwtIssuerValidator(settings.issuer()),
          new JwtClaimValidator<List<String>>("aud", aud -> aud != null && aud.contains(settings.audience())))));
      return decoder;
    });
  }

  private InMemoryClientRegistrationRepository client() {
    return new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(settings.issuer())
        .registrationId(COMPANY)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .scope("openid", "profile")
        .userNameAttributeName(settings.userClaim())
        .build());
  }

  private OidcUser user(OidcUserRequest request) {
    OidcUser said = users.loadUser(request);
    if (!GroupsOfDirectory.isUserId(said.getClaimAsString(settings.userClaim()))) {
      throw new OAuth2AuthenticationException(new OAuth2Error("invalid_user", "No user id that can be used", null));
    }
    return new DefaultOidcUser(Set.of(login(said.getClaims())), said.getIdToken(), said.getUserInfo(),
        settings.userClaim());
  }

  private AbstractAuthenticationToken token(Jwt jwt) {
    String userId = jwt.getClaimAsString(settings.userClaim());
    if (!GroupsOfDirectory.isUserId(userId)) {
      throw new InvalidBearerTokenException("No user id that can be used");
    }
    return new JwtAuthenticationToken(jwt, Set.of(login(jwt.getClaims())), userId);
  }

  private DirectoryLogin login(Map<String, Object> claims) {
    Object name = claims.get("name");
    return groups.login(name instanceof String text ? text : null, groups(claims));
  }

  private Collection<String> groups(Map<String, Object> claims) {
    Object found = claims.get(settings.groupsClaim());
    if (found == null) {
      found = claims;
      for (String step : settings.groupsClaim().split("\\.")) {
        found = found instanceof Map<?, ?> map ? map.get(step) : null;
      }
    }
    return found instanceof Collection<?> several ? several.stream().map(String::valueOf).toList()
        : found instanceof String one ? List.of(one) : List.of();
  }
}
