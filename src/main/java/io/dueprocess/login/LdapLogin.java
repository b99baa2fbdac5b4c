package io.dueprocess.login;

import io.dueprocess.engine.DirectoryLogin;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ldap.core.DirContextAdapter;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.ldap.DefaultSpringSecurityContextSource;
import org.springframework.security.ldap.authentication.BindAuthenticator;
import org.springframework.security.ldap.authentication.LdapAuthenticationProvider;
import org.springframework.security.ldap.search.FilterBasedLdapUserSearch;
import org.springframework.security.ldap.userdetails.DefaultLdapAuthoritiesPopulator;
import org.springframework.security.ldap.userdetails.UserDetailsContextMapper;

/**
 * People whom the company's LDAP directory knows: they sign in with their password there, which nobody keeps here.
 * Their user id is the one of their entry, however they wrote it.
 */
class LdapLogin implements AuthenticationProvider {

  private static final Logger LOG = LoggerFactory.getLogger(LdapLogin.class);

  private final LdapAuthenticationProvider directory;
  private final Leavers leavers;

  LdapLogin(LoginSettings.Ldap settings, GroupsOfDirectory groups, Leavers leavers) {
    this.leavers = leavers;
    var source = new DefaultSpringSecurityContextSource(settings.url());
    if (settings.bindDn().isBlank()) {
      source.setAnonymousReadOnly(true);
    } else {
      source.setUserDn(settings.bindDn());
      source.setPassword(settings.bindPassword());
    }
    source.afterPropertiesSet();
    var bind = new BindAuthenticator(source);
    bind.setUserSearch(
        new FilterBasedLdapUserSearch(settings.userSearchBase(), settings.userSearchFilter(), source));
    bind.afterPropertiesSet();
    var theirGroups = new DefaultLdapAuthoritiesPopulator(source, settings.groupSearchBase());
    theirGroups.setGroupSearchFilter(settings.groupSearchFilter());
    theirGroups.setGroupRoleAttribute(settings.groupNameAttribute());
    theirGroups.setSearchSubtree(true);
    theirGroups.setRolePrefix("");
    theirGroups.setConvertToUpperCase(false);
    this.directory = new LdapAuthenticationProvider(bind, theirGroups);
    this.directory.setUserDetailsContextMapper(new Entry(settings, groups));
  }

  @Override
  public Authentication authenticate(Authentication said) {
    UserDetails person;
    try {
      person = (UserDetails) directory.authenticate(said).getPrincipal();
    } catch (AuthenticationServiceException e) {
      LOG.error("The company's directory can't be asked", e);
      throw e;
    }
    if (leavers.hasLeft(person.getUsername())) {
      throw new DisabledException(Leavers.SENTENCE);
    }
    var signedIn = UsernamePasswordAuthenticationToken.authenticated(
        person.getUsername(), null, person.getAuthorities());
    signedIn.setDetails(said.getDetails());
    return signedIn;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** An entry of the directory as somebody who is signed in. */
  private record Entry(LoginSettings.Ldap settings, GroupsOfDirectory groups) implements UserDetailsContextMapper {

    @Override
    public UserDetails mapUserFromContext(DirContextOperations entry, String typed,
        Collection<? extends GrantedAuthority> theirs) {
      String userId = entry.getStringAttribute(settings.userIdAttribute());
      if (!GroupsOfDirectory.isUserId(userId)) {
        throw new BadCredentialsException("No user id that can be used");
      }
      DirectoryLogin login = groups.login(entry.getStringAttribute(settings.nameAttribute()),
          theirs.stream().map(GrantedAuthority::getAuthority).toList());
      return new User(userId, "", List.of(login));
    }

    @Override
    public void mapUserToContext(UserDetails user, DirContextAdapter entry) {
      throw new UnsupportedOperationException("Nothing is written to the directory");
    }
  }
}
