package io.dueprocess.login;

import io.dueprocess.engine.DirectoryLogin;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What the company's directory says of a person, as the product understands it. */
@Component
@ConditionalOnWebApplication
class GroupsOfDirectory {

  private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9._@-]{1,64}");

  private final LoginSettings settings;

  GroupsOfDirectory(LoginSettings settings) {
    if (settings.from() != LoginSettings.From.LOCAL && settings.groups().isEmpty()) {
      throw new IllegalStateException("People sign in with the company's directory (due-process.login.from), and "
          + "nobody would have a right: say under due-process.login.groups which of its groups is which of ours.");
    }
    this.settings = settings;
  }

  /** The person's name, and those groups of ours that any of theirs stands for. */
  DirectoryLogin login(String name, Collection<String> theirs) {
    Set<String> ours = settings.groups().entrySet().stream()
        .filter(group -> group.getValue().stream().anyMatch(theirs::contains))
        .map(group -> group.getKey())
        .collect(Collectors.toSet());
    return new DirectoryLogin(name, ours);
  }

  /** Whether this can be the id of a user here: letters, digits, {@code .}, {@code _}, {@code -} and {@code @}. */
  static boolean isUserId(String said) {
    return said != null && USER_ID.matcher(said).matches();
  }
}
