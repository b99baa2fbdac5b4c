package io.dueprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.Stage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demo promises that needs no browser: it is what starts where nobody says otherwise. */
class DemoTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path data;
  private static final Set<String> STAGES = new TreeSet<>();
  private static final Map<String, Integer> CHECKPOINTS = new HashMap<>();
  private static int employees;
  private static int endedAndNotSealed;
  private static int oldEntries;
  private static int notSealedWithinTwoDays;
  private static String keysOfFirstStart;
  private static LocalDateTime movedTo;
  private static RunningProduct product;

  @BeforeAll
  static void startMoveTheClockAndStartAgain() throws Exception {
    try (RunningProduct first = RunningProduct.start(data)) {
      movedTo = time(first.post("/api/demo/clock", "{\"by\":\"WEEK\"}").body());
      keysOfFirstStart = first.get("/api/seal/keys").body();
    }
    JdbcClient database = JdbcClient.create(RunningProduct.database(data));
    STAGES.addAll(database.sql("select distinct stage from pip_case").query(String.class).list());
    employees = database.sql("select count(*) from employee").query(Integer.class).single();
    readSeals(database);
    product = RunningProduct.start(data);
  }

  private static void readSeals(JdbcClient database) {
    database.sql("select reason, count(*) from checkpoint group by reason").query(row -> {
      CHECKPOINTS.put(row.getString(1), row.getInt(2));
    });
    endedAndNotSealed = database.sql(
        """
        select count(*) from pip_case c where c.outcome is not null and not exists
          (select 1 from checkpoint_head h where h.case_id = c.id and h.number = c.entries and h.hash = c.head)
        """).query(Integer.class).single();
    database.sql(
        """
        select count(*), count(case when not exists
            (select 1 from checkpoint_head h join checkpoint c on c.number = h.checkpoint
              where h.case_id = e.case_id and h.number >= e.number and c.made_at < e.written_at + interval '2' day)
            then 1 end)
          from case_entry e where e.written_at < (select max(made_at) from checkpoint) - interval '2' day
        """).query(row -> {
          oldEntries = row.getInt(1);
          notSealedWithinTwoDays = row.getInt(2);
        });
  }

  @AfterAll
  static void stop() throws InterruptedException {
    product.close();
  }

  @Test
  void aCaseStandsInEachStageAndSomeHaveEnded() {
    Set<String> expected = new TreeSet<>();
    for (Stage stage : Stage.values()) {
      expected.add(stage.name());
    }
    // a request that is made is in file review at once
    expected.remove(Stage.REQUEST.name());
    assertThat(STAGES).containsExactlyElementsOf(expected);
  }

  @Test
  void thereAreAboutFortyEmployees() {
    assertThat(employees).isBetween(40, 60);
  }

  @Test
  void usersOfEveryRoleSignInWithThePasswordOnTheStartPage() throws IOException {
    Set<String> roles = new TreeSet<>();
    for (JsonNode user : JSON.readTree(product.get("/api/demo/users").body())) {
      String userId = user.get("userId").asText();
      user.get("roles").forEach(role -> roles.add(role.asText()));
      assertThat(product.get("/engine-rest/task/count", userId, user.get("password").asText()).statusCode())
          .as(userId).isEqualTo(200);
      assertThat(product.get("/engine-rest/task/count", userId, "wrong").statusCode()).as(userId).isEqualTo(401);
    }
    assertThat(roles).containsExactly("camunda-admin", "employee", "hr", "hrLead", "legal", "manager", "modeller",
        "operations");
  }

  @Test
  void theOutboxHasTheMailsThatWouldHaveGoneOutNewestFirst() throws IOException {
    JsonNode mails = JSON.readTree(product.get("/api/demo/outbox").body());
    List<String> moments = new ArrayList<>();
    mails.forEach(mail -> moments.add(mail.get("at").asText()));

    assertThat(moments).hasSizeGreaterThan(20).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(mails.get(0).get("text").asText()).startsWith("Dear ").contains("http://localhost:8080");
    assertThat(product.get("/" + mails.get(0).get("pdf").asText()).body()).startsWith("%PDF-");
  }

  @Test
  void aRestartKeepsTheDateToWhichTheClockWasMoved() throws IOException {
    assertThat(Duration.between(LocalDateTime.now(), movedTo).toDays()).isBetween(6L, 7L);
    assertThat(time(product.get("/api/demo/clock").body())).isAfterOrEqualTo(movedTo);
    assertThat(Duration.between(movedTo, time(product.get("/api/demo/clock").body()))).isLessThan(Duration.ofHours(1));
  }

  @Test
  void casesAreSealedWhereTheyEndAndAllOfThemAsIfEveryDayHadPassed() {
    assertThat(CHECKPOINTS).containsOnlyKeys("DAILY", "CASE_ENDED");
    assertThat(endedAndNotSealed).isZero();
    assertThat(oldEntries).isGreaterThan(100);
    assertThat(notSealedWithinTwoDays).isZero();
  }

  @Test
  void theKeyThatWasMadeAtTheFirstStartIsKeptAndAnybodyMayKnowItsPublicHalf() throws IOException {
    JsonNode keys = JSON.readTree(product.get("/api/seal/keys").body());
    assertThat(keys).hasSize(1).isEqualTo(JSON.readTree(keysOfFirstStart));
    assertThat(keys.get(0).get("signsNow").asBoolean()).isTrue();
    assertThat(keys.get(0).get("keyId").asText()).matches("[0-9a-f]{16}");
    assertThat(keys.get(0).get("pem").asText()).startsWith("-----BEGIN PUBLIC KEY-----\n");
    assertThat(keys.get(0).has("endorsement")).isFalse();
    assertThat(Files.readString(RunningProduct.keyFile(data))).startsWith("-----BEGIN PRIVATE KEY-----\n");
  }

  @Test
  void onlyThisMachineReachesIt() throws IOException {
    var demo = new YamlPropertiesFactoryBean();
    demo.setResources(new ClassPathResource("application-demo.yaml"));
    assertThat(demo.getObject()).containsEntry("server.address", "127.0.0.1");

    for (InetAddress address : addressesOthersUse()) {
      try (var socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, product.port()), 2000))
            .as(address.toString()).isInstanceOf(ConnectException.class);
      }
    }
  }

  private static List<InetAddress> addressesOthersUse() throws IOException {
    List<InetAddress> addresses = new ArrayList<>();
    NetworkInterface.networkInterfaces().forEach(card -> card.inetAddresses()
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .forEach(addresses::add));
    return addresses;
  }

  private static LocalDateTime time(String clock) throws IOException {
    return LocalDateTime.parse(JSON.readTree(clock).get("now").asText());
  }
}
