package io.dueprocess.engine;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * What the company's own directory says of whoever signed in with it: the name, and the groups of ours that they are
 * in. It goes with the login, and nothing that the product keeps of a user of that id counts beside it.
 *
 * @param name as it is shown; null where the directory says none
 */
public record DirectoryLogin(String name, Set<String> groups) implements GrantedAuthority {

  /** Keeps the groups as they were said. */
  public DirectoryLogin {
    groups = Set.copyOf(new TreeSet<>(groups));
  }

  @Override
  public String getAuthority() {
    return "DIRECTORY";
  }

  /** Of whoever is signed in with this id; empty for a user of the product's own, and where nobody is signed in. */
  static Optional<DirectoryLogin> of(String userId) {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (userId == null || login == null || !login.isAuthenticated() || !userId.equals(login.getName())) {
      return Optional.empty();
    }
    return login.getAuthorities().stream()
        .filter(DirectoryLogin.class::isInstance)
        .map(DirectoryLogin.class::cast)
        .findFirst();
  }
}
