package io.dueprocess.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dueprocess.engine.Users;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** How passwords that are kept here are kept, and which are taken. */
@SpringBootTest(properties = {"due-process.login.password-length=12", "due-process.login.password-iterations=210000"})
@ActiveProfiles("test")
@Import(TestClock.class)
class LocalPasswordsTest {

  private static final String PASSWORD = "päss wörd 1234567890 \uD83D\uDD11";

  @Autowired private Users users;
  @Autowired private IdentityService identity;
  @Autowired private JdbcClient jdbc;

  @Test
  void aPasswordIsStretchedWithASaltOfItsOwn() {
    users.ensure("pia", "Pia", "Long", PASSWORD, List.of());
    users.ensure("paul", "Paul", "Long", PASSWORD, List.of());

    assertThat(kept("pia")).startsWith("{PBKDF2-HMAC-SHA-512}").doesNotContain(PASSWORD).isNotEqualTo(kept("paul"));
    assertThat(users.passwordIs("pia", PASSWORD)).isTrue();
    assertThat(users.passwordIs("paul", PASSWORD + "x")).isFalse();
    assertThat(users.passwordIs("nobody", PASSWORD)).isFalse();
  }

  @Test
  void nothingOfALongPasswordIsCutOff() {
    String longest = "x".repeat(128);
    users.ensure("lars", "Lars", "Long", longest + "a", List.of());
    assertThat(users.passwordIs("lars", longest + "a")).isTrue();
    assertThat(users.passwordIs("lars", longest)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"elevenchars", "", "shorty-Short-1", "xx-Shorty@example.com"})
  void aShortPasswordAndOneWithTheUsersNameAreRefused(String password) {
    User user = identity.newUser("shorty");
    user.setFirstName("Sho");
    user.setEmail("shorty@example.com");
    user.setPassword(password);
    assertThatThrownBy(() -> identity.saveUser(user)).hasMessageContaining("policy");
    assertThat(identity.createUserQuery().userId("shorty").count()).isZero();
  }

  @Test
  void aPasswordThatTheEngineKeptBeforeIsStillTakenAndKeptOurWayOnceItIsChanged() {
    users.ensure("olga", "Olga", "Old", PASSWORD, List.of());
    String salt = jdbc.sql("select salt_ from act_id_user where id_ = 'olga'").query(String.class).single();
    jdbc.sql("update act_id_user set pwd_ = ? where id_ = 'olga'")
        .param("{SHA-512}" + new Sha512HashDigest().encrypt(PASSWORD + salt)).update();

    assertThat(users.passwordIs("olga", PASSWORD)).isTrue();
    User olga = identity.createUserQuery().userId("olga").singleResult();
    olga.setPassword(PASSWORD + " anew");
    identity.saveUser(olga);
    assertThat(kept("olga")).startsWith("{PBKDF2-HMAC-SHA-512}");
    assertThat(users.passwordIs("olga", PASSWORD)).isFalse();
  }

  private String kept(String userId) {
    return jdbc.sql("select pwd_ from act_id_user where id_ = ?").param(userId).query(String.class).single();
  }
}
