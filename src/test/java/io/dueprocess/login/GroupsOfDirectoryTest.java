package io.dueprocess.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** Which groups of the company are which of ours, as an operator writes it down. */
class GroupsOfDirectoryTest {

  private static final String OIDC = """
      due-process:
        login:
          from: OIDC
          groups:
            hr: [HR Partners, /europe/hr]
            employee: [staff]
            "[hrLead]": [hr-leads]
            "[camunda-admin]": [pip-administrators]
      """;

  @Test
  void aGroupOfOursIsThatOfAnyOfTheNamesThatTheCompanyHasForIt() throws IOException {
    var groups = new GroupsOfDirectory(settings(OIDC));
    assertThat(groups.login("Hanna Brandt", List.of("HR Partners", "staff")).groups())
        .containsExactlyInAnyOrder("hr", "employee");
    assertThat(groups.login(null, List.of("/europe/hr")).groups()).containsExactly("hr");
    assertThat(groups.login(null, List.of("hr-leads", "pip-administrators")).groups())
        .containsExactlyInAnyOrder("hrLead", "camunda-admin");
  }

  @Test
  void aGroupOfTheCompanyThatNobodyNamedGivesNothingEvenWhereItIsCalledLikeOneOfOurs() throws IOException {
    var groups = new GroupsOfDirectory(settings(OIDC));
    assertThat(groups.login(null, List.of("hr", "hrLead", "legal", "camunda-admin", "Staff", "hr partners")).groups())
        .isEmpty();
  }

  @Test
  void aDirectoryWithoutAnyGroupIsRefusedAtTheStart() throws IOException {
    LoginSettings none = settings("due-process: {login: {from: LDAP}}");
    assertThatThrownBy(() -> new GroupsOfDirectory(none)).hasMessageContaining("due-process.login.groups");
    assertThat(new GroupsOfDirectory(settings("due-process: {login: {from: LOCAL}}"))).isNotNull();
  }

  @Test
  void aUserIdIsWhatTheEngineTakesForOne() {
    assertThat(List.of("hanna", "jane.doe", "jane_doe-2@example.com")).allMatch(GroupsOfDirectory::isUserId);
    assertThat(List.of("", " ", "a b", "a/b", "<x>", "x'--", "é", "x".repeat(65)))
        .noneMatch(GroupsOfDirectory::isUserId);
    assertThat(GroupsOfDirectory.isUserId(null)).isFalse();
  }

  private static LoginSettings settings(String yaml) throws IOException {
    var environment = new StandardEnvironment();
    new YamlPropertySourceLoader().load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
        .forEach(environment.getPropertySources()::addFirst);
    return Binder.get(environment).bind("due-process.login", LoginSettings.class).get();
  }
}
