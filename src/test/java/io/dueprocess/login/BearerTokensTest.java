package io.dueprocess.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Which bearer tokens are taken. One thing is changed in a token that is good otherwise, and signed as told. */
class BearerTokensTest {

  private static RSAKey known;
  private static RSAKey foreign;
  private static HttpServer provider;
  private static String issuer;
  private static JwtDecoder decoder;

  @BeforeAll
  static void aProvider() throws IOException, JOSEException {
    known = new RSAKeyGenerator(2048).keyID("known").generate();
    foreign = new RSAKeyGenerator(2048).keyID("known").generate();
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
    answer("/.well-known/openid-configuration", new ObjectMapper().writeValueAsString(Map.of(
        "issuer", issuer, "jwks_uri", issuer + "/keys", "authorization_endpoint", issuer + "/auth",
        "subject_types_supported", List.of("public"), "response_types_supported", List.of("code"))));
    answer("/keys", new JWKSet(known.toPublicJWK()).toString());
    provider.start();
    var settings = new LoginSettings(LoginSettings.From.OIDC, Map.of("hr", Set.of("hr-partners")),
        new LoginSettings.Oidc(issuer, "client", "", "due-process-rest", "preferred_username", "groups"), null, false,
        Duration.ofMinutes(30), Duration.ofHours(12), 100, Duration.ofMinutes(10), Duration.ofDays(365));
    decoder = new OidcLogin(settings, new GroupsOfDirectory(settings), new Answers(new ObjectMapper())).decoder();
  }

  @AfterAll
  static void stop() {
    provider.stop(0);
  }

  @Test
  void aGoodOneIsTaken() throws JOSEException {
    assertThat(decoder.decode(signed(known, claims -> claims)).getClaimAsString("preferred_username"))
        .isEqualTo("hanna");
  }

  @Test
  void oneThatHasExpiredOrIsNotValidYetIsRefused() throws JOSEException {
    refused(signed(known, c -> c.expirationTime(in(Duration.ofMinutes(-2)))));
    refused(signed(known, c -> c.notBeforeTime(in(Duration.ofMinutes(2)))));
  }

  @Test
  void oneThatIsNotForThisInterfaceIsRefused() throws JOSEException {
    refused(signed(known, c -> c.audience("another")));
    refused(signed(known, c -> c.audience("client")));
    refused(signed(known, c -> c.audience((String) null)));
  }

  @Test
  void oneOfAnotherProviderIsRefused() throws JOSEException {
    refused(signed(known, c -> c.issuer(issuer + "/other")));
    refused(signed(known, c -> c.issuer(null)));
    refused(signed(foreign, c -> c));
  }

  @Test
  void oneThatIsSignedByNobodyOrWithThePublicKeyIsRefused() throws JOSEException {
    refused(new PlainJWT(claims().build()).serialize());
    refused(signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("known").build(),
        new MACSigner(known.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)), claims().build()));
  }

  private static void refused(String token) {
    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
  }

  private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), new RSASSASigner(key),
        change.apply(claims()).build());
  }

  private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder().issuer(issuer).audience("due-process-rest").subject("7")
        .claim("preferred_username", "hanna").claim("groups", List.of("hr-partners"))
        .issueTime(in(Duration.ZERO)).expirationTime(in(Duration.ofMinutes(5)));
  }

  private static Date in(Duration time) {
    return Date.from(Instant.now().plus(time));
  }

  private static void answer(String path, String json) {
    provider.createContext(path, exchange -> {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
  }
}
