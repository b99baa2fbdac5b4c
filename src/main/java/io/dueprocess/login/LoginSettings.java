package io.dueprocess.login;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may decide about signing in.
 *
 * @param from who knows people and their passwords
 * @param groups for each group of ours the names that the company's own directory has for it; whatever is not named
 *     gives no right
 * @param oidc the company's OpenID provider, where {@code from} is {@code OIDC}
 * @param ldap the company's directory, where {@code from} is {@code LDAP}
 * @param httpsOnly whether passwords and tokens are taken over HTTPS only, cookies marked {@code Secure} and browsers
 *     told to stay on HTTPS
 * @param idle after how long without a sign of life a session ends; a page that refreshes itself is none
 * @param longest after how long a session ends, whatever its person does
 * @param failures how many failed sign-ins an address has within {@code failuresWithin} before it has to wait
 * @param failuresWithin for how long a failed sign-in counts
 * @param keepEvents for how long it is kept who signed in or tried to, and who was refused something
 */
@ConfigurationProperties("due-process.login")
record LoginSettings(
    @DefaultValue("LOCAL") From from,
    @DefaultValue Map<String, Set<String>> groups,
    @DefaultValue Oidc oidc,
    @DefaultValue Ldap ldap,
    @DefaultValue("false") boolean httpsOnly,
    @DefaultValue("30m") Duration idle,
    @DefaultValue("12h") Duration longest,
    @DefaultValue("100") int failures,
    @DefaultValue("10m") Duration failuresWithin,
    @DefaultValue("365d") Duration keepEvents) {

  /** Who knows people and their passwords: the product itself, or the company. */
  enum From {
    LOCAL,
    LDAP,
    OIDC
  }

  /**
   * An OpenID provider.
   *
   * @param issuer its address, as its tokens name it
   * @param audience what a bearer token has to be for; not the client's id, or every ID token would be one
   * @param userClaim the claim that is the {@code userId} of the employee
   * @param groupsClaim the claim with the groups; a point leads into a claim, such as {@code realm_access.roles}
   */
  record Oidc(
      @DefaultValue("") String issuer,
      @DefaultValue("due-process") String clientId,
      @DefaultValue("") String clientSecret,
      @DefaultValue("due-process-rest") String audience,
      @DefaultValue("preferred_username") String userClaim,
      @DefaultValue("groups") String groupsClaim) {}

  /**
   * A directory that is asked by LDAP.
   *
   * @param url its address with the base of all names, such as {@code ldaps://ldap.example.com/dc=example,dc=com}
   * @param bindDn as whom the product searches; empty where anybody may
   * @param userIdAttribute the attribute that is the {@code userId} of the employee
   * @param groupSearchFilter {@code {0}} is the full name of the person's entry, {@code {1}} their user id
   */
  record Ldap(
      @DefaultValue("") String url,
      @DefaultValue("") String bindDn,
      @DefaultValue("") String bindPassword,
      @DefaultValue("ou=people") String userSearchBase,
      @DefaultValue("(uid={0})") String userSearchFilter,
      @DefaultValue("uid") String userIdAttribute,
      @DefaultValue("cn") String nameAttribute,
      @DefaultValue("ou=groups") String groupSearchBase,
      @DefaultValue("(member={0})") String groupSearchFilter,
      @DefaultValue("cn") String groupNameAttribute) {}
}
