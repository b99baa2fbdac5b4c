package io.dueprocess.casefile.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.casefile.Actor;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.CaseId;
import io.dueprocess.casefile.CaseOutcome;
import io.dueprocess.casefile.EntryKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that has the record and its seal, and nothing else of the product. */
final class SealedRecord implements AutoCloseable {

  private static final AtomicInteger PERSON = new AtomicInteger();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Actor HANNA = new Actor("hanna", "hr");

  private final ConfigurableApplicationContext context;
  final Seal seal;
  final CaseFiles caseFiles;
  final JdbcClient jdbc;
  final TransactionTemplate transaction;

  private SealedRecord(ConfigurableApplicationContext context) {
    this.context = context;
    this.seal = context.getBean(Seal.class);
    this.caseFiles = context.getBean(CaseFiles.class);
    this.jdbc = context.getBean(JdbcClient.class);
    this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JacksonAutoConfiguration.class
  })
  @Import({CaseFiles.class, Checkpoints.class, Seal.class, SealEndedCases.class, SealConfiguration.class})
  static class Beans {}

  /** Starts a node on a database, with these settings. */
  static SealedRecord start(String url, String user, Clock clock, String... settings) {
    List<String> arguments =
        new ArrayList<>(List.of("--spring.datasource.url=" + url, "--spring.datasource.username=" + user));
    arguments.addAll(Arrays.asList(settings));
    return new SealedRecord(new SpringApplicationBuilder(Beans.class)
        .web(WebApplicationType.NONE)
        .profiles("test")
        .properties("spring.main.banner-mode=off")
        .initializers(c -> ((GenericApplicationContext) c).registerBean("clock", Clock.class, () -> clock))
        .run(arguments.toArray(String[]::new)));
  }

  /** A new case of a new employee, with so many entries. */
  CaseId openCase(int entries) {
    String number = "N" + PERSON.incrementAndGet();
    jdbc.sql("insert into employee (number, first_name, last_name, jurisdiction, working_days) values (?, ?, ?, ?, ?)")
        .params(number, "Erin", "Example", "DEFAULT", "12345")
        .update();
    long id = jdbc.sql("select id from employee where number = ?").param(number).query(Long.class).single();
    CaseId caseId = transaction.execute(status -> caseFiles.open(id, id));
    for (int i = 0; i < entries; i++) {
      append(caseId);
    }
    return caseId;
  }

  /** Appends one entry and gives its hash. */
  String append(CaseId id) {
    return transaction.execute(status ->
        caseFiles.append(id, HANNA, EntryKind.DECISION, Map.of("text", "Something was said")).link().hash());
  }

  void close(CaseId id) {
    transaction.executeWithoutResult(status -> caseFiles.close(id, CaseOutcome.SUCCESSFUL_EXIT));
  }

  String head(CaseId id) {
    return jdbc.sql("select head from pip_case where id = ?").param(id.value()).query(String.class).single();
  }

  /** All checkpoints, the oldest first. */
  List<SignedCheckpoint> checkpoints() {
    return jdbc.sql("select content, signature from checkpoint order by number")
        .query((rs, row) -> new SignedCheckpoint(rs.getString("content"), rs.getString("signature")))
        .list();
  }

  List<String> reasons() {
    return checkpoints().stream().map(c -> json(c).get("reason").asText()).toList();
  }

  static JsonNode json(SignedCheckpoint checkpoint) {
    try {
      return JSON.readTree(checkpoint.content());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> heads(SignedCheckpoint checkpoint) {
    List<String> heads = new ArrayList<>();
    json(checkpoint).get("heads").forEach(head -> heads.add(head.asText()));
    return heads;
  }

  /** Whether the key that a checkpoint names has signed it, as the database knows that key. */
  boolean verifies(SignedCheckpoint checkpoint) {
    PublicKeyRecord key = key(json(checkpoint).get("keyId").asText());
    return verifies(key, checkpoint.content(), checkpoint.signature());
  }

  PublicKeyRecord key(String keyId) {
    return seal.keys().stream().filter(key -> key.keyId().equals(keyId)).findFirst().orElseThrow();
  }

  static boolean verifies(PublicKeyRecord key, String text, String signature) {
    try {
      return SealingKey.verifies(key.der(), text.getBytes(StandardCharsets.UTF_8), signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
